import { expect, it } from "vitest";
import { blocksOf, piecesOf } from "./markup";

it("reads headings, paragraphs of several lines, and lists", () => {
  const text = "## Stand\n\nDieses Portal ist\nweitgehend barrierefrei.\n- Tastatur\n- Vorlesen\n\nEnde";
  expect(blocksOf(text)).toEqual([
    { kind: "heading", text: "Stand" },
    { kind: "paragraph", lines: ["Dieses Portal ist", "weitgehend barrierefrei."] },
    { kind: "list", entries: ["Tastatur", "Vorlesen"] },
    { kind: "paragraph", lines: ["Ende"] },
  ]);
});

it("shows signs that mean nothing as they are", () => {
  expect(blocksOf("<b>fett</b>\r\n#kein")).toEqual([{ kind: "paragraph", lines: ["<b>fett</b>", "#kein"] }]);
  expect(blocksOf("  \n ")).toEqual([]);
});

it("finds addresses, without the full stop behind them", () => {
  expect(piecesOf("Siehe https://www.example.org/ä-b. Oder an post@example.org!")).toEqual([
    { text: "Siehe " },
    { text: "https://www.example.org/ä-b", address: "https://www.example.org/ä-b" },
    { text: ". Oder an " },
    { text: "post@example.org", address: "mailto:post@example.org" },
    { text: "!" },
  ]);
  expect(piecesOf("javascript:alert(1)")).toEqual([{ text: "javascript:alert(1)" }]);
});
