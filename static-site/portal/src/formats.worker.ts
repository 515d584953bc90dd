/** Has the browser read its tables of dates and numbers, which it does once for all threads of a page. */
new Intl.DateTimeFormat("de", { timeZone: "Europe/Berlin" }).format();
new Intl.NumberFormat("de", { style: "currency", currency: "EUR" }).format(0);
close();
