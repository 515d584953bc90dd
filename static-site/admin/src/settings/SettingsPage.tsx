import { Button } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import type { BrandState, Configuration } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { AppearancePart } from "./AppearancePart";
import { BrandPart } from "./BrandPart";
import { LayoutPart } from "./LayoutPart";
import { PagesPart } from "./PagesPart";
import { RevisionsPart } from "./RevisionsPart";
import { RulesPart } from "./RulesPart";
import styles from "./Settings.module.css";
import { SettingsIndex } from "./SettingsIndex";
import { type Path, withValue } from "./schema";
import { useChanges, useConfiguration } from "./useConfiguration";

const parts = {
  appearance: AppearancePart,
  layout: LayoutPart,
  brand: BrandPart,
  pages: PagesPart,
  rules: RulesPart,
};
const names = ["", ...Object.keys(parts), "revisions"];

/** How the chosen brand looks and what it decides: edit a draft, look at it, publish it, go back. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const { part = "" } = useParams();
  const query = useConfiguration();
  if (!names.includes(part)) return <Navigate to="/settings" replace />;
  return (
    <>
      <h1>{t("pages.settings")}</h1>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data && <Editor key={brand} brand={brand} part={part} configuration={query.data} />}
    </>
  );
}

interface EditorProps {
  brand: string;
  part: string;
  configuration: Configuration;
}

function Editor({ brand, part, configuration }: EditorProps) {
  const { t } = useTranslation();
  const { draft, published, version } = configuration;
  const kept = useMemo(() => stateOf(draft ?? published), [draft, published]);
  const [edited, setEdited] = useState<BrandState | null>(null);
  const changes = useChanges(brand);
  const { save } = changes;
  const problem = save.error ? asProblem(save.error) : null;
  const change = useCallback(
    (path: Path, value: unknown) => setEdited((state) => withValue(state ?? kept, path, value)),
    [kept],
  );
  const faulty = new Set(problem?.errors.map(({ pointer }) => partOf(pointer)));
  const Part = parts[part as keyof typeof parts];
  return (
    <>
      <Head
        configuration={configuration}
        edited={edited !== null}
        saving={save.isPending}
        save={() =>
          edited &&
          save.mutate(
            { state: edited, version: draft?.version ?? null },
            { onSuccess: () => setEdited(null) },
          )
        }
        revert={() => {
          save.reset();
          setEdited(null);
        }}
        discard={() => changes.discard()}
        publish={() => changes.publish({ draft_version: draft?.version ?? 0, replaces: version })}
      />
      {problem && (
        <Notice
          problem={problem}
          {...(problem.code === "changed_meanwhile" && { retry: () => void changes.reload() })}
        />
      )}
      <div className={part ? styles.opened : undefined}>
        <SettingsIndex faulty={faulty} alone={!part} />
        {part && (
          <Link to="/settings" className={styles.back ?? ""}>
            <IconChevronLeft size={18} aria-hidden />
            {t("configuration.all")}
          </Link>
        )}
        {Part && <Part state={edited ?? kept} change={change} faults={problem?.errors ?? []} />}
        {part === "revisions" && (
          <RevisionsPart brand={brand} published={version} restore={changes.restore} />
        )}
      </div>
    </>
  );
}

/** The part in which the field stands that a pointer of the server names. */
function partOf(pointer: string): string {
  const [, first, second, third] = pointer.split("/");
  if (first === "brand") return second === "theme" ? "appearance" : second === "layout" ? "layout" : "brand";
  if (first !== "settings") return "pages";
  return third ? `rules/${second}` : "rules";
}

/** What is edited of a draft: the state without who saved it and when. */
function stateOf({ brand, settings, pages }: BrandState): BrandState {
  return { brand, settings, pages: pages ?? {} };
}

interface HeadProps {
  configuration: Configuration;
  edited: boolean;
  saving: boolean;
  save: () => void;
  revert: () => void;
  discard: () => Promise<unknown>;
  publish: () => Promise<unknown>;
}

function Head({ configuration, edited, saving, save, revert, discard, publish }: HeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<"publish" | "discard" | null>(null);
  const { draft, version } = configuration;
  const overtaken = draft && draft.based_on < version;
  return (
    <div className={styles.head}>
      <p role="status" className={detail.muted}>
        {t("configuration.published_version", { version })}
        {" · "}
        {edited
          ? t("configuration.unsaved")
          : draft
            ? t("configuration.draft_of", { author: draft.author, at: format.dateTime(draft.saved_at) })
            : t("configuration.no_draft")}
      </p>
      <div className={detail.actions}>
        {edited && (
          <>
            <Button variant="default" onClick={revert}>
              {t("configuration.revert")}
            </Button>
            <Button loading={saving} onClick={save}>
              {t("configuration.save")}
            </Button>
          </>
        )}
        {draft && !edited && (
          <>
            <Button variant="default" onClick={() => setAsking("discard")}>
              {t("configuration.discard")}
            </Button>
            <Button onClick={() => setAsking("publish")}>{t("configuration.publish")}</Button>
          </>
        )}
      </div>
      {asking && (
        <ActionDialog
          title={t(`configuration.${asking}_title`)}
          consequence={
            asking === "publish" && overtaken
              ? t("configuration.publish_overtaken", { version })
              : t(`configuration.${asking}_consequence`)
          }
          confirm={t(`configuration.${asking}`)}
          dangerous={asking === "discard"}
          act={asking === "publish" ? publish : discard}
          close={() => setAsking(null)}
        />
      )}
    </div>
  );
}
