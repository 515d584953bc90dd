/** The few signs of legal texts: `## ` a heading, `- ` a list, a blank line a new paragraph. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; lines: string[] }
  | { kind: "list"; entries: string[] };

/** Reads a text into its blocks. Everything else in it is shown as it is written; no HTML is interpreted. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const last = open ? blocks.at(-1) : undefined;
    if (line === "") {
      open = false;
    } else if (line.startsWith("## ")) {
      blocks.push({ kind: "heading", text: line.slice(3) });
      open = false;
    } else if (line.startsWith("- ")) {
      if (last?.kind === "list") last.entries.push(line.slice(2));
      else blocks.push({ kind: "list", entries: [line.slice(2)] });
      open = true;
    } else {
      if (last?.kind === "paragraph") last.lines.push(line);
      else blocks.push({ kind: "paragraph", lines: [line] });
      open = true;
    }
  }
  return blocks;
}

export type Piece = { text: string; address?: string };

/** Addresses in a line become links: web pages and e-mail. */
export function piecesOf(line: string): Piece[] {
  const pattern = /https?:\/\/[^\s<>"()]+[^\s<>"().,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: line.slice(end, match.index) });
    const [text] = match;
    pieces.push({ text, address: text.startsWith("http") ? text : `mailto:${text}` });
    end = match.index + text.length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end) });
  return pieces;
}
