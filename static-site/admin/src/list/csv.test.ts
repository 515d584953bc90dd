import { describe, expect, it } from "vitest";
import { csvCell, csvOf } from "./csv";

describe("a CSV file of what is seen", () => {
  it("has a title row, semicolons and a byte order mark for spreadsheets", () => {
    const columns = [{ title: "Name", text: (entry: { name: string }) => entry.name }, { title: "Aktion" }];
    expect(csvOf(columns, [{ name: "Müller; Söhne" }])).toBe('\uFEFF"Name"\r\n"Müller; Söhne"\r\n');
  });

  it("doubles quotation marks", () => {
    expect(csvCell('Café "Zur Post"')).toBe('"Café ""Zur Post"""');
  });

  it.each(["=1+1", "+49 89", "-5", "@SUM(A1)", " =1+1", "\n=1+1", "＝1+1"])(
    "keeps %s from running as a formula",
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );
});
