import { Button, TextInput } from "@mantine/core";
import type { Language, TemplateKind, TemplateSummary } from "@wattwerk/ui/api/models";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { FilterChips, useFilter } from "../list/FilterChips";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { NewTemplateDialog } from "./NewTemplateDialog";
import styles from "./Templates.module.css";
import { useTemplates } from "./useTemplate";

const kinds: TemplateKind[] = ["mail", "letter", "block", "layout"];
const languages: Language[] = ["de", "en", "fr"];
const tones = {
  failed: "rejected",
  draft: "waiting",
  own: "confirmed",
  published: "confirmed",
  unpublished: "",
  standard: "",
} as const;

/** Everything that we write to people: mails, letters, shared texts and the letterhead. */
export default function TemplatesPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const kind = (useFilter("kind") as TemplateKind | undefined) ?? "mail";
  const query = useTemplates(brand);
  const [adding, setAdding] = useState(false);
  const entries = (query.data?.items ?? []).filter((one) => one.kind === kind);
  const columns: Column<TemplateSummary>[] = [
    {
      key: "title",
      title: t("templates.list_title"),
      cell: ({ title, about }) => (
        <>
          {title}
          {about && <span className={styles.own}>{t(`templates.about.${about}`)}</span>}
        </>
      ),
      text: ({ title }) => title,
    },
    ...languages
      .filter((language) => kind !== "layout" || language === "de")
      .map(
        (language): Column<TemplateSummary> => ({
          key: language,
          title: kind === "layout" ? t("templates.state") : t(`templates.languages.${language}`),
          cell: (one) => {
            const state = stateOf(one, language);
            return <Status value={tones[state]} label={t(`templates.states.${state}`)} />;
          },
          text: (one) => t(`templates.states.${stateOf(one, language)}`),
        }),
      ),
    {
      key: "latest",
      title: t("templates.latest"),
      secondary: true,
      cell: (one) => {
        const [at, by] = latest(one);
        return at ? `${format.dateTime(at)}, ${by}` : "";
      },
      text: (one) => latest(one)[0] ?? "",
    },
  ];
  return (
    <ListPage
      title={t("pages.templates")}
      tools={
        <>
          <FilterChips
            label={t("templates.kind")}
            name="kind"
            options={kinds.map((value) => ({
              value: value === "mail" ? "" : value,
              label: t(`templates.kinds.${value}`),
            }))}
          />
          {kind === "block" && <NewBlock />}
          {(kind === "mail" || kind === "letter") && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t(`templates.new.${kind}`)}
            </Button>
          )}
        </>
      }
    >
      <Table
        caption={t("pages.templates")}
        columns={columns}
        entries={entries}
        keyOf={(one) => `${one.kind}/${one.key}`}
        addressOf={(one) => `/templates/${one.kind}/${one.key}/${i18n.language}`}
        empty={<p>{t("templates.no_blocks")}</p>}
        query={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }}
        fileName={t("pages.templates")}
      />
      {adding && (kind === "mail" || kind === "letter") && (
        <NewTemplateDialog brand={brand} kind={kind} close={() => setAdding(false)} />
      )}
    </ListPage>
  );
}

/** A shared text gets a name; it is there as soon as its draft is saved. */
function NewBlock() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [fault, setFault] = useState(false);
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (/^[a-z][a-z0-9-]{0,39}$/.test(name)) void navigate(`/templates/block/${name}/${i18n.language}`);
    else setFault(true);
  }
  return (
    <form className={styles.record} onSubmit={create} noValidate>
      <TextInput
        name="name"
        label={t("templates.block_name")}
        error={fault && t("templates.block_name_fault")}
        onChange={() => setFault(false)}
      />
      <Button type="submit" variant="default">
        {t("templates.new_block")}
      </Button>
    </form>
  );
}

function stateOf({ about, languages }: TemplateSummary, language: Language): keyof typeof tones {
  const state = languages[language];
  if (state?.failed_at) return "failed";
  if (state?.drafted_at) return "draft";
  if (state?.published) return about ? "published" : "own";
  return about ? "unpublished" : "standard";
}

function latest(one: TemplateSummary): [string | null, string] {
  const changes = Object.values(one.languages).flatMap((state): [string | null, string][] => [
    [state.published_at, state.published_by],
    [state.drafted_at, state.drafted_by],
  ]);
  return changes.reduce((late, change) => ((change[0] ?? "") > (late[0] ?? "") ? change : late), [null, ""]);
}
