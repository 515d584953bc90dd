import { saveFile } from "@wattwerk/ui/saveFile";

/** Save a PDF that came within an answer. */
export function download(base64: string, name: string) {
  saveFile(name, "application/pdf", base64);
}
