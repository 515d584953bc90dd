interface TextColumn<Entry> {
  title: string;
  text?: (entry: Entry) => string;
}

/** A cell that begins like a formula would run in a spreadsheet; an apostrophe keeps it text. */
export function csvCell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The text of a CSV file as German and French spreadsheets read it: semicolons, byte order mark. */
export function csvOf<Entry>(columns: TextColumn<Entry>[], entries: Entry[]): string {
  const used = columns.filter((column) => column.text);
  const rows = entries.map((entry) => used.map((column) => csvCell(column.text?.(entry) ?? "")));
  return `\uFEFF${[used.map(({ title }) => csvCell(title)), ...rows].map((row) => row.join(";")).join("\r\n")}\r\n`;
}

/** Save what is seen as a CSV file. */
export function downloadCsv<Entry>(name: string, columns: TextColumn<Entry>[], entries: Entry[]): void {
  saveFile(`${name}.csv`, "text/csv", csvOf(columns, entries));
}

/** Let the browser save a text as a file. */
export function saveFile(name: string, mediaType: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
