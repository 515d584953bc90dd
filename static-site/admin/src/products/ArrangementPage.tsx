import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BundleTerms, Language, ProductArrangement, ProductSummary } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api, useSession } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { DayField, MultilingualField, NumberField, Selection, Several } from "./fields";
import styles from "./Products.module.css";
import { codeOf, noText } from "./product";

type Sets = NonNullable<ProductArrangement["sets"]>;

/** In which sets products are shown, and which of them cost less together. */
export default function ArrangementPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["arrangement", brand],
    queryFn: () => answerOf(api.GET("/staff/product-arrangement", { params: { query: { brand } } })),
    refetchOnWindowFocus: false,
  });
  const products = useQuery({
    queryKey: ["products", brand, undefined, undefined],
    queryFn: () => answerOf(api.GET("/staff/products", { params: { query: { brand } } })),
  });
  if (query.isPending || products.isPending) return <Loading />;
  if (query.isError) return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  return (
    <div className={styles.page}>
      <Editor
        key={brand}
        stored={query.data.arrangement as ProductArrangement}
        version={query.data.version}
        products={products.data?.items ?? []}
      />
      <section className={styles.form} aria-label={t("products.arrangement.history")}>
        <h2>{t("products.arrangement.history")}</h2>
        <History />
      </section>
    </div>
  );
}

interface EditorProperties {
  stored: ProductArrangement;
  version: number;
  products: ProductSummary[];
}

function Editor({ stored, version, products }: EditorProperties) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { brand } = useBrand();
  const client = useQueryClient();
  const administrator = (useSession().profile?.roles ?? []).includes(`${brand}.administrator`);
  const [state, setState] = useState(stored);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useEffect(() => setState(stored), [stored]);
  const sets = state.sets ?? [];
  const bundles = state.bundles ?? [];
  const changed = JSON.stringify(state) !== JSON.stringify(stored);
  const options = products.map(({ product_code, name }) => ({ value: product_code, label: name[language] }));
  const putSet = (place: number, patch: Partial<Sets[number]>) =>
    setState({ ...state, sets: sets.map((set, index) => (index === place ? { ...set, ...patch } : set)) });
  const putBundle = (place: number, patch: Partial<BundleTerms>) =>
    setState({
      ...state,
      bundles: bundles.map((bundle, index) => (index === place ? { ...bundle, ...patch } : bundle)),
    });
  async function publish() {
    setProblem(null);
    try {
      const body = { brand, arrangement: state, version };
      const answer = await answerOf(api.PUT("/staff/product-arrangement", { body }));
      client.setQueryData(["arrangement", brand], answer);
      await client.invalidateQueries({ queryKey: ["arrangement-revisions", brand] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }
  return (
    <>
      <header className={styles.head}>
        <h1>{t("products.arrangement.title")}</h1>
        {administrator && (
          <Button disabled={!changed} onClick={() => setAsking(true)}>
            {t("products.publish")}
          </Button>
        )}
      </header>
      {problem && (
        <div role="alert">
          <Notice problem={problem} />
          <ul className={styles.faults}>
            {problem.errors.map((fault) => (
              <li key={`${fault.pointer} ${fault.code}`}>{fieldText(t, fault)}</li>
            ))}
          </ul>
        </div>
      )}
      <fieldset disabled={!administrator} className={styles.several}>
        <section className={styles.form} aria-label={t("products.arrangement.sets")}>
          <h2>{t("products.arrangement.sets")}</h2>
          <p className={styles.muted}>{t("products.arrangement.sets_text")}</p>
          {sets.map((set, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: codes may still be empty while editing
            <article key={place} className={styles.entry}>
              <MultilingualField
                label={t("products.arrangement.set_name")}
                value={set.name}
                change={(name) => putSet(place, { name, code: set.code || codeOf(name.de) })}
              />
              <Several
                label={t("products.arrangement.products")}
                values={set.products ?? []}
                options={options}
                change={(values) => putSet(place, { products: values })}
              />
              <Removal act={() => setState({ ...state, sets: sets.filter((_, index) => index !== place) })} />
            </article>
          ))}
          <Addition
            label={t("products.arrangement.add_set")}
            act={() => setState({ ...state, sets: [...sets, { code: "", name: noText, products: [] }] })}
          />
        </section>
        <section className={styles.form} aria-label={t("products.arrangement.bundles")}>
          <h2>{t("products.arrangement.bundles")}</h2>
          <p className={styles.muted}>{t("products.arrangement.bundles_text")}</p>
          {bundles.map((bundle, place) => (
            <Bundle
              // biome-ignore lint/suspicious/noArrayIndexKey: codes may still be empty while editing
              key={place}
              bundle={bundle}
              options={options}
              put={(patch) => putBundle(place, patch)}
              remove={() => setState({ ...state, bundles: bundles.filter((_, index) => index !== place) })}
            />
          ))}
          <Addition
            label={t("products.arrangement.add_bundle")}
            act={() =>
              setState({
                ...state,
                bundles: [
                  ...bundles,
                  {
                    code: "",
                    name: noText,
                    description: noText,
                    parts: [],
                    discount: { kind: "amount", value: "5", recurrence: "monthly" },
                    valid_from: null,
                    valid_until: null,
                  },
                ],
              })
            }
          />
        </section>
      </fieldset>
      {asking && (
        <ActionDialog
          title={t("products.arrangement.publish_title")}
          consequence={t("products.arrangement.publish_text")}
          confirm={t("products.publish_now")}
          act={publish}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface BundleProperties {
  bundle: BundleTerms;
  options: { value: string; label: string }[];
  put: (patch: Partial<BundleTerms>) => void;
  remove: () => void;
}

function Bundle({ bundle, options, put, remove }: BundleProperties) {
  const { t } = useTranslation();
  const { discount } = bundle;
  return (
    <article className={styles.entry}>
      <MultilingualField
        label={t("products.arrangement.bundle_name")}
        value={bundle.name}
        change={(name) => put({ name, code: bundle.code || codeOf(name.de) })}
      />
      <MultilingualField
        label={t("products.fields.description")}
        value={bundle.description}
        change={(description) => put({ description })}
        long
      />
      <Several
        label={t("products.arrangement.parts")}
        values={bundle.parts}
        options={options}
        change={(parts) => put({ parts })}
      />
      <div className={styles.fields}>
        <Selection
          label={t("products.fields.discount_kind")}
          value={discount.kind}
          options={(["amount", "percent"] as const).map((value) => ({
            value,
            label: t(`products.discounts.${value}`),
          }))}
          change={(kind) => put({ discount: { ...discount, kind } })}
        />
        <NumberField
          label={t("products.arrangement.discount")}
          unit={discount.kind === "amount" ? "€" : "%"}
          value={discount.value}
          change={(value) => put({ discount: { ...discount, value } })}
        />
        <Selection
          label={t("products.arrangement.recurrence")}
          value={discount.recurrence}
          options={(["monthly", "once"] as const).map((value) => ({
            value,
            label: t(`products.recurrences.${value}`),
          }))}
          change={(recurrence) => put({ discount: { ...discount, recurrence } })}
        />
        <DayField
          label={t("products.fields.valid_from")}
          value={bundle.valid_from}
          change={(valid_from) => put({ valid_from })}
        />
        <DayField
          label={t("products.fields.valid_until")}
          description={t("products.hints.valid_until")}
          value={bundle.valid_until}
          change={(valid_until) => put({ valid_until })}
        />
        <TextInput
          label={t("products.fields.code")}
          value={bundle.code}
          onChange={(event) => put({ code: event.currentTarget.value })}
        />
      </div>
      <Removal act={remove} />
    </article>
  );
}

function Removal({ act }: { act: () => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <Button variant="subtle" size="xs" color="error" onClick={act}>
        {t("products.remove")}
      </Button>
    </div>
  );
}

function Addition({ label, act }: { label: string; act: () => void }) {
  return (
    <div>
      <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={act}>
        {label}
      </Button>
    </div>
  );
}

function History() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const format = useFormat();
  const { brand } = useBrand();
  const query = useQuery({
    queryKey: ["arrangement-revisions", brand],
    queryFn: () =>
      answerOf(api.GET("/staff/product-arrangement/revisions", { params: { query: { brand, limit: 20 } } })),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  return (
    <ol className={styles.list}>
      {query.data.items.map((entry) => (
        <li key={entry.published_at} className={styles.entry}>
          <strong>
            {t("products.published_by", {
              when: format.dateTime(entry.published_at),
              who: t(`actors.${entry.author}`, { defaultValue: entry.author }),
            })}
          </strong>
          <span>
            {[...(entry.arrangement.sets ?? []), ...(entry.arrangement.bundles ?? [])]
              .map(({ name }) => name[language])
              .join(" · ") || t("products.arrangement.nothing")}
          </span>
        </li>
      ))}
    </ol>
  );
}
