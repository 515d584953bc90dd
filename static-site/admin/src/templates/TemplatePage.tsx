import { Button, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import type {
  Language,
  Template,
  TemplateContent,
  TemplateFault,
  TemplateKind,
} from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import "@mantine/core/styles/Popover.css";
import "@mantine/tiptap/styles.css";
import { useBrand } from "../application/brand";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import { Back } from "../detail/Back";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { HistoryPart } from "./HistoryPart";
import { LayoutForm } from "./LayoutForm";
import type { Names } from "./marks";
import { OwnTemplateTools } from "./OwnTemplateTools";
import { Picker } from "./Picker";
import { PreviewPart } from "./PreviewPart";
import styles from "./Templates.module.css";
import { TextEditor } from "./TextEditor";
import { type TemplateAddress, useTemplate, useTemplateSteps } from "./useTemplate";

const kinds: TemplateKind[] = ["mail", "letter", "block", "layout"];
const languages: Language[] = ["de", "en", "fr"];
const tabs = ["picker", "preview", "history"] as const;

/** One template: write it, look at it, publish it, go back. */
export default function TemplatePage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const { kind = "", key = "", language = "de" } = useParams();
  const address: TemplateAddress = {
    brand,
    kind: kind as TemplateKind,
    key,
    language: language as Language,
  };
  const query = useTemplate(address);
  if (!kinds.includes(address.kind) || !languages.includes(address.language)) {
    return <Navigate to="/templates" replace />;
  }
  return (
    <>
      <Back to="/templates">{t("templates.all")}</Back>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data && (
        <Workplace
          key={`${Object.values(address).join("/")} ${query.data.state.version}`}
          address={address}
          template={query.data}
        />
      )}
    </>
  );
}

function Workplace({ address, template }: { address: TemplateAddress; template: Template }) {
  const { t } = useTranslation();
  const kept = template.draft ?? template.published ?? template.standard;
  const [content, setContent] = useState<TemplateContent>(kept);
  const [edited, setEdited] = useState(false);
  const [faults, setFaults] = useState<TemplateFault[]>(template.faults);
  const [tab, setTab] = useState<(typeof tabs)[number]>("picker");
  const [editor, setEditor] = useState<Editor | null>(null);
  const [imageFailed, setImageFailed] = useState(false);
  const field = useRef<"subject" | "preview" | "html">("html");
  const steps = useTemplateSteps(address, template.state.version);
  const names = useNames(address.brand, template);
  const problem = steps.save.error ? asProblem(steps.save.error) : null;

  const change = useCallback((changes: Partial<TemplateContent>) => {
    setContent((before) => ({ ...before, ...changes }));
    setEdited(true);
  }, []);
  const told = useCallback((found: TemplateFault[]) => setFaults(found), []);

  function insertVariable(name: string) {
    const target = field.current;
    if (target === "html") {
      editor?.chain().focus().insertContent({ type: "variable", attrs: { name } }).run();
    } else {
      change({ [target]: `${content[target].trimEnd()} {${name}}`.trim() });
    }
  }

  const texts = address.kind === "mail" ? (["subject", "preview"] as const) : (["subject"] as const);
  return (
    <>
      <Head
        address={address}
        template={template}
        edited={edited}
        faults={faults}
        steps={steps}
        save={() => steps.save.mutate(content)}
      />
      {problem && (
        <Notice
          problem={problem}
          {...(problem.code === "changed_meanwhile" && { retry: () => void steps.reload() })}
        />
      )}
      {imageFailed && (
        <p role="alert" className={styles.faults}>
          {t("templates.image_failed")}
        </p>
      )}
      <Faults faults={faults} names={names} />
      <div className={styles.workplace}>
        <div className={styles.writing}>
          {(address.kind === "mail" || address.kind === "letter") &&
            texts.map((name) => (
              <TextInput
                key={name}
                label={t(
                  name === "subject" && address.kind === "letter"
                    ? "templates.letter_title"
                    : `templates.${name}_line`,
                )}
                value={content[name]}
                maxLength={300}
                onFocus={() => {
                  field.current = name;
                }}
                onChange={(event) => change({ [name]: event.currentTarget.value })}
              />
            ))}
          {address.kind === "layout" && content.layout ? (
            <LayoutForm
              template={template}
              layout={content.layout}
              names={names}
              change={(layout) => change({ layout })}
              ready={setEditor}
              failed={() => setImageFailed(true)}
            />
          ) : (
            <TextEditor
              label={t("templates.text")}
              html={content.html}
              names={names}
              change={(html) => change({ html })}
              ready={setEditor}
              failed={() => setImageFailed(true)}
              focused={() => {
                field.current = "html";
              }}
            />
          )}
        </div>
        <aside className={styles.side}>
          <div role="tablist" aria-label={t("templates.title")} className={styles.tabs}>
            {tabs.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`tab-${name}`}
                aria-controls={`panel-${name}`}
                aria-selected={tab === name}
                tabIndex={tab === name ? 0 : -1}
                onClick={() => setTab(name)}
                onKeyDown={(event) => {
                  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                  if (!step) return;
                  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
                  setTab(next);
                  document.getElementById(`tab-${next}`)?.focus();
                }}
              >
                {t(`templates.tabs.${name}`)}
              </button>
            ))}
          </div>
          <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} className={styles.panel}>
            {tab === "picker" && (
              <Picker template={template} editor={editor} insertVariable={insertVariable} />
            )}
            {tab === "preview" && <PreviewPart address={address} content={content} told={told} />}
            {tab === "history" && (
              <HistoryPart
                address={address}
                state={template.state}
                own={Boolean(template.about)}
                restore={steps.restore}
              />
            )}
          </div>
        </aside>
      </div>
    </>
  );
}

/** Names as people know them, for the marks in the text. */
function useNames(brand: string, template: Template): Names {
  const { t } = useTranslation();
  return useMemo(() => {
    const called = (entries: { name: string; label: string }[]) =>
      Object.fromEntries(entries.map(({ name, label }) => [name, label]));
    return {
      brand,
      variables: called(template.variables),
      slots: called(template.slots),
      conditions: called(template.conditions),
      onlyIf: t("templates.only_if"),
      onlyIfNot: t("templates.only_if_not"),
      textBlock: t("templates.text_block"),
    };
  }, [brand, template, t]);
}

function Faults({ faults, names }: { faults: TemplateFault[]; names: Names }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  const called = (name: string) =>
    names.variables[name] ?? names.slots[name] ?? names.conditions[name] ?? name;
  return (
    <ul className={styles.faults} aria-label={t("templates.faults_title")}>
      {faults.map(({ code, name, field }) => (
        <li key={`${code} ${name} ${field}`}>{t(`templates.faults.${code}`, { name: called(name) })}</li>
      ))}
    </ul>
  );
}

interface HeadProperties {
  address: TemplateAddress;
  template: Template;
  edited: boolean;
  faults: TemplateFault[];
  steps: ReturnType<typeof useTemplateSteps>;
  save: () => void;
}

function Head({ address, template, edited, faults, steps, save }: HeadProperties) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<"publish" | "discard" | null>(null);
  const { state, draft } = template;
  return (
    <header className={styles.head}>
      <div>
        <h1>{template.title}</h1>
        <p role="status" className={detail.muted}>
          {template.about && `${t(`templates.about.${template.about}`)} · `}
          {state.published
            ? t("templates.own_version", { version: state.published })
            : t(template.about ? "templates.states.unpublished" : "templates.states.standard")}
          {" · "}
          {edited
            ? t("templates.unsaved")
            : state.drafted_at
              ? t("templates.draft_of", {
                  author: state.drafted_by,
                  at: format.dateTime(state.drafted_at),
                })
              : t("templates.no_draft")}
        </p>
        {state.failed_at && (
          <p role="alert" className={styles.faults}>
            {t(template.about ? "templates.own_failed" : "templates.failed", {
              at: format.dateTime(state.failed_at),
              reason: state.failure,
            })}
          </p>
        )}
        <nav aria-label={t("languages.label")} className={styles.languages}>
          {languages.map((language) => (
            <Link
              key={language}
              to={`/templates/${address.kind}/${address.key}/${language}`}
              aria-current={language === address.language ? "page" : undefined}
            >
              {t(`templates.languages.${language}`)}
            </Link>
          ))}
        </nav>
      </div>
      <div className={detail.actions}>
        {edited && (
          <Button loading={steps.save.isPending} onClick={save}>
            {t("templates.save")}
          </Button>
        )}
        {draft && !edited && (
          <>
            <Button variant="default" onClick={() => setAsking("discard")}>
              {t("templates.discard")}
            </Button>
            <Button disabled={faults.length > 0} onClick={() => setAsking("publish")}>
              {t("templates.publish")}
            </Button>
          </>
        )}
        {template.about && !edited && <OwnTemplateTools brand={address.brand} template={template} />}
      </div>
      {asking && (
        <ActionDialog
          title={t(`templates.${asking}_title`)}
          consequence={t(
            asking === "publish" && template.about
              ? "templates.publish_own_consequence"
              : `templates.${asking}_consequence`,
          )}
          confirm={t(`templates.${asking}`)}
          dangerous={asking === "discard"}
          act={asking === "publish" ? steps.publish : steps.discard}
          close={() => setAsking(null)}
        />
      )}
    </header>
  );
}
