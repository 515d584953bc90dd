/** Save a PDF that came within an answer. */
export function download(base64: string, name: string) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
