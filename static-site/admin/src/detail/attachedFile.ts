import type { AttachedFile } from "@wattwerk/ui/api/models";

/** More than this is made smaller, as far as it is a picture: the server takes 3 MB. */
const heavy = 2_000_000;
const widest = 2400;

/** A file as it travels within a request. */
export async function attachedFile(file: File): Promise<AttachedFile> {
  const small = file.size > heavy && file.type.startsWith("image/") ? await smaller(file) : file;
  return { file_name: file.name, content: await base64(small) };
}

/** A photograph in fewer pixels; one that the browser cannot draw stays as it is. */
async function smaller(file: File): Promise<Blob> {
  try {
    const drawn = await createImageBitmap(file);
    const scale = Math.min(1, widest / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return made ?? file;
  } catch {
    return file;
  }
}

async function base64(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
