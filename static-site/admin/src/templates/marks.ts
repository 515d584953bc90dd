import { Extension, mergeAttributes, Node } from "@tiptap/core";
import { imageAddress } from "./useTemplate";

/** What people call variables, places and conditions; the editor shows these instead of names. */
export interface Names {
  brand: string;
  variables: Record<string, string>;
  slots: Record<string, string>;
  conditions: Record<string, string>;
  /** e.g. "Only if". */
  onlyIf: string;
  onlyIfNot: string;
  textBlock: string;
}

/** Marks of our own in the text: values, places, shared texts, images and conditions. */
export function marks(names: Names) {
  return [
    mark("variable", "span", "data-variable", true, (name) => names.variables[name] ?? name),
    mark("slot", "div", "data-slot", false, (name) => names.slots[name] ?? name),
    mark("textBlock", "div", "data-text-block", false, (name) => `${names.textBlock}: ${name}`),
    image(names.brand),
    conditions(names),
  ];
}

function mark(
  name: string,
  tag: string,
  attribute: string,
  inline: boolean,
  label: (name: string) => string,
) {
  return Node.create({
    name,
    group: inline ? "inline" : "block",
    inline,
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({
      name: {
        default: "",
        parseHTML: (element) => element.getAttribute(attribute),
        renderHTML: ({ name }) => ({ [attribute]: name }),
      },
    }),
    parseHTML: () => [{ tag: `${tag}[${attribute}]` }],
    renderHTML: ({ node, HTMLAttributes }) => [tag, HTMLAttributes, label(String(node.attrs.name))],
    renderText: ({ node }) => label(String(node.attrs.name)),
  });
}

function image(brand: string) {
  return Node.create({
    name: "templateImage",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      image: {
        default: "",
        parseHTML: (element) => element.getAttribute("data-image"),
        renderHTML: ({ image }) => ({ "data-image": image }),
      },
      alt: { default: "" },
      width: { default: null },
    }),
    parseHTML: () => [{ tag: "img[data-image]" }],
    renderHTML: ({ HTMLAttributes }) => ["img", mergeAttributes(HTMLAttributes)],
    addNodeView:
      () =>
      ({ node }) => {
        const shown = document.createElement("img");
        shown.alt = String(node.attrs.alt);
        if (node.attrs.width) shown.width = Number(node.attrs.width);
        imageAddress(brand, String(node.attrs.image)).then(
          (address) => {
            shown.src = address;
          },
          () => undefined,
        );
        return { dom: shown };
      },
  });
}

/** Blocks that may depend on a condition. */
export const conditional = [
  "paragraph",
  "heading",
  "listItem",
  "bulletList",
  "orderedList",
  "blockquote",
  "table",
  "slot",
  "textBlock",
];

function conditions(names: Names) {
  return Extension.create({
    name: "conditions",
    addGlobalAttributes: () => [
      {
        types: conditional,
        attributes: {
          condition: {
            default: null,
            parseHTML: (element) => element.getAttribute("data-condition"),
            renderHTML: ({ condition }) => {
              if (!condition) return {};
              const not = String(condition).startsWith("!");
              const name = String(condition).replace("!", "");
              const label = `${not ? names.onlyIfNot : names.onlyIf} ${names.conditions[name] ?? name}`;
              return { "data-condition": condition, "data-label": label };
            },
          },
        },
      },
      {
        types: ["paragraph"],
        attributes: {
          small: {
            default: null,
            parseHTML: (element) => (element.getAttribute("data-style") === "small" ? true : null),
            renderHTML: ({ small }) => (small ? { "data-style": "small" } : {}),
          },
        },
      },
    ],
  });
}
