import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Language, ProductRecord } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api, useSession } from "../application/session";
import { ActionDialog } from "../detail/ActionDialog";
import { Back } from "../detail/Back";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { ConditionsPart } from "./ConditionsPart";
import { FilesPart } from "./FilesPart";
import { HistoryPart } from "./HistoryPart";
import { PricesPart } from "./PricesPart";
import styles from "./Products.module.css";
import { PublicationDialog } from "./PublicationDialog";
import { type Draft, fieldName, fieldOf, isEnergy, type Kind, newProduct } from "./product";
import { QuestionsPart } from "./QuestionsPart";
import { TextsPart } from "./TextsPart";

const parts = ["texts", "conditions", "prices", "questions", "files", "history"] as const;
type Part = (typeof parts)[number];

/** What every part of the editor is given. */
export interface PartProps {
  draft: Draft;
  change: (patch: object) => void;
  problem: ApiProblem | null;
}

/** One product: what is published, what is prepared, and who changed what. */
export default function ProductPage() {
  const { code = "" } = useParams();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["product", brand, code],
    queryFn: async () => {
      try {
        return await answerOf(
          api.GET("/staff/products/{product_code}", {
            params: { path: { product_code: code }, query: { brand } },
          }),
        );
      } catch (thrown) {
        // A product that is being begun does not exist yet.
        if (thrown instanceof ApiProblem && thrown.status === 404) return null;
        throw thrown;
      }
    },
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  return <Editor key={`${brand} ${code}`} code={code} record={query.data} />;
}

function Editor({ code, record }: { code: string; record: ProductRecord | null }) {
  const { t, i18n } = useTranslation();
  const { part = "texts" } = useParams();
  const { brand } = useBrand();
  const { state } = useLocation() as { state: { kind?: Kind; name?: string } | null };
  // The address changes with every part; what was wished for at the beginning stays.
  const [wish] = useState(state);
  const client = useQueryClient();
  const administrator = (useSession().profile?.roles ?? []).includes(`${brand}.administrator`);
  const stored = useMemo(() => {
    const found = record?.draft ?? record?.published;
    if (found) return found as Draft;
    const begun = newProduct(code, wish?.kind ?? "energy");
    const name = wish?.name ?? "";
    return { ...begun, name: { de: name, en: name, fr: name } };
  }, [record, code, wish]);
  const [draft, setDraft] = useState<Draft>(stored);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [saving, setSaving] = useState(false);
  const [dialog, setDialog] = useState<"publish" | "discard" | null>(null);
  const [attempt] = useState(() => new Attempt());
  useEffect(() => setDraft(stored), [stored]);
  // A product that is being begun is not stored yet.
  const changed = record === null || JSON.stringify(draft) !== JSON.stringify(stored);
  const path = { product_code: code };

  async function refresh(next: ProductRecord | null) {
    client.setQueryData(["product", brand, code], next);
    await client.invalidateQueries({ queryKey: ["products", brand] });
    await client.invalidateQueries({ queryKey: ["product-revisions", brand, code] });
  }
  async function save(): Promise<boolean> {
    setSaving(true);
    setProblem(null);
    try {
      const body = { brand, product: draft, version: record?.version ?? null };
      await refresh(
        await answerOf(api.PUT("/staff/products/{product_code}/draft", { params: { path }, body })),
      );
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    } finally {
      setSaving(false);
    }
  }
  async function discard() {
    const body = { brand, version: record?.version ?? 0 };
    await answerOf(api.POST("/staff/products/{product_code}/draft-removals", { params: { path }, body }));
    await client.invalidateQueries({ queryKey: ["product", brand, code] });
    await client.invalidateQueries({ queryKey: ["products", brand] });
  }
  async function publish(note: string, effectiveFrom: string | null) {
    const body = { brand, version: record?.version ?? 0, note, effective_from: effectiveFrom };
    await refresh(
      await answerOf(
        api.POST("/staff/products/{product_code}/publications", {
          params: { path, header: { "Idempotency-Key": attempt.keyFor(body) } },
          body,
        }),
      ),
    );
    attempt.finish();
  }

  const shown = parts.filter((key) => key !== "prices" || isEnergy(draft));
  if (!shown.includes(part as Part)) return <Navigate to={`/products/${code}`} replace />;
  const properties: PartProps = {
    draft,
    change: (patch) => setDraft((before) => ({ ...before, ...patch }) as Draft),
    problem,
  };
  const title = draft.name[i18n.language as Language] || code;
  return (
    <div className={styles.page}>
      <Back to="/products">{t("products.title")}</Back>
      <header className={styles.head}>
        <h1>{title}</h1>
        <Status
          value={record?.state === "on_sale" ? "active" : "received"}
          label={t(`products.states.${record?.state ?? "draft"}`)}
        />
        {(record?.draft || changed) && (
          <Status value="clarification" label={t(changed ? "products.unsaved" : "products.has_draft")} />
        )}
        {administrator && (
          <div className={styles.actions}>
            <Button variant="default" disabled={!changed} loading={saving} onClick={() => void save()}>
              {t("products.save")}
            </Button>
            {record?.draft && (
              <Button variant="subtle" color="error" onClick={() => setDialog("discard")}>
                {t("products.discard")}
              </Button>
            )}
            <Button
              disabled={!changed && !record?.draft}
              onClick={() =>
                void (changed ? save() : Promise.resolve(true)).then((kept) => kept && setDialog("publish"))
              }
            >
              {t("products.publish")}
            </Button>
          </div>
        )}
      </header>
      <nav className={styles.parts} aria-label={t("products.parts.label")}>
        {shown.map((key) => (
          <Link
            key={key}
            to={key === "texts" ? `/products/${code}` : `/products/${code}/${key}`}
            state={state}
            aria-current={key === part ? "page" : undefined}
          >
            {t(`products.parts.${key}`)}
          </Link>
        ))}
      </nav>
      {problem && (
        <div role="alert">
          <Notice problem={problem} />
          {problem.errors.length > 0 && (
            <ul className={styles.faults}>
              {problem.errors.map((fault) => (
                <li key={`${fault.pointer} ${fault.code}`}>
                  {fieldName(t, fieldOf(fault.pointer)) || t("products.whole")}: {fieldText(t, fault)}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <fieldset disabled={!administrator} className={styles.several}>
        {part === "texts" && <TextsPart {...properties} />}
        {part === "conditions" && <ConditionsPart {...properties} />}
        {part === "questions" && <QuestionsPart {...properties} />}
        {part === "files" && <FilesPart {...properties} />}
      </fieldset>
      {part === "prices" && isEnergy(draft) && <PricesPart code={code} commodity={draft.commodity} />}
      {part === "history" && <HistoryPart code={code} />}
      {dialog === "discard" && (
        <ActionDialog
          title={t("products.discard")}
          consequence={t(record?.published ? "products.discard_text" : "products.discard_new_text")}
          confirm={t("products.discard")}
          dangerous
          act={discard}
          close={() => setDialog(null)}
        />
      )}
      {dialog === "publish" && (
        <PublicationDialog name={title} publish={publish} close={() => setDialog(null)} />
      )}
    </div>
  );
}
