import { RichTextEditor, type RichTextEditorLabels } from "@mantine/tiptap";
import {
  IconColumnInsertRight,
  IconPhoto,
  IconRowInsertBottom,
  IconTable,
  IconTableOff,
  IconTextDecrease,
} from "@tabler/icons-react";
import { TableKit } from "@tiptap/extension-table";
import { TextAlign } from "@tiptap/extension-text-align";
import { type Editor, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { marks, type Names } from "./marks";
import { shrunk } from "./shrunk";
import styles from "./Templates.module.css";
import { keepImage } from "./useTemplate";

interface Properties {
  label: string;
  html: string;
  names: Names;
  change: (html: string) => void;
  /** Told of the editor, so that the picker beside it can insert. */
  ready: (editor: Editor | null) => void;
  failed: () => void;
  focused?: () => void;
}

/** A text with headings, lists, tables, images and our own marks. */
export function TextEditor({ label, html, names, change, ready, failed, focused }: Properties) {
  const { t } = useTranslation();
  const labels = t("templates.labels", { returnObjects: true }) as object as Partial<RichTextEditorLabels>;
  const files = useRef<HTMLInputElement>(null);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        codeBlock: false,
        code: false,
        heading: { levels: [1, 2, 3] },
        link: { openOnClick: false, protocols: ["mailto", "tel"] },
      }),
      TextAlign.configure({ types: ["heading", "paragraph"] }),
      TableKit.configure({ table: { resizable: false } }),
      ...marks(names),
    ],
    content: html,
    immediatelyRender: true,
    editorProps: { attributes: { "aria-label": label, role: "textbox", "aria-multiline": "true" } },
    onFocus: () => focused?.(),
    onUpdate: ({ editor }) => change(editor.getHTML()),
  });
  useEffect(() => {
    ready(editor);
    return () => ready(null);
  }, [editor, ready]);

  async function insertImage(file: File | undefined) {
    if (!file || !editor) return;
    try {
      const image = await keepImage(names.brand, await shrunk(file));
      const alt = file.name.replace(/\.[^.]+$/, "");
      editor.chain().focus().insertContent({ type: "templateImage", attrs: { image, alt } }).run();
    } catch {
      failed();
    }
  }

  const button = (key: string, Icon: typeof IconTable, act: () => unknown) => (
    <RichTextEditor.Control
      key={key}
      onClick={act}
      aria-label={t(`templates.tools.${key}`)}
      title={t(`templates.tools.${key}`)}
    >
      <Icon size={16} aria-hidden />
    </RichTextEditor.Control>
  );
  const small = () =>
    editor
      ?.chain()
      .focus()
      .updateAttributes("paragraph", { small: editor.getAttributes("paragraph").small ? null : true })
      .run();
  return (
    <RichTextEditor editor={editor} labels={labels}>
      <RichTextEditor.Toolbar className={styles.toolbar}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Underline />
          <RichTextEditor.ClearFormatting />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.H1 />
          <RichTextEditor.H2 />
          <RichTextEditor.H3 />
          {button("small", IconTextDecrease, small)}
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          <RichTextEditor.Hr />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.AlignLeft />
          <RichTextEditor.AlignCenter />
          <RichTextEditor.AlignRight />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
          {button("image", IconPhoto, () => files.current?.click())}
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          {button("table", IconTable, () =>
            editor?.chain().focus().insertTable({ rows: 2, cols: 2, withHeaderRow: false }).run(),
          )}
          {button("row", IconRowInsertBottom, () => editor?.chain().focus().addRowAfter().run())}
          {button("column", IconColumnInsertRight, () => editor?.chain().focus().addColumnAfter().run())}
          {button("no_table", IconTableOff, () => editor?.chain().focus().deleteTable().run())}
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Undo />
          <RichTextEditor.Redo />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content className={styles.content} />
      <input
        ref={files}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={t("templates.tools.image")}
        onChange={(event) => {
          void insertImage(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </RichTextEditor>
  );
}
