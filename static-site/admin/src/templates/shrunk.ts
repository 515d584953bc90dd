/** Images are drawn at 15 cm at most; more pixels than a printer shows there only weigh. */
const widest = 1200;
const largest = 170_000;

/** Return an image file in base64, made small enough to travel in every mail. */
export async function shrunk(file: File): Promise<string> {
  const drawn = await createImageBitmap(file);
  for (const width of [widest, 900, 600, 400]) {
    const scale = Math.min(1, width / drawn.width);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(drawn.width * scale));
    canvas.height = Math.max(1, Math.round(drawn.height * scale));
    canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const kind = file.type === "image/png" ? "image/png" : "image/jpeg";
    const content = canvas.toDataURL(kind, 0.85).split(",")[1] ?? "";
    if (content.length < largest) return content;
  }
  throw new Error("too large");
}
