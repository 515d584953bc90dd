import { Button, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../components/Form.module.css";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { FrontPage } from "../layout/FrontPage";
import { usePage } from "../layout/usePage";
import { publicApi } from "../session/connection";
import { useBrand } from "../session/Portal";
import type { SheetMeter, SheetReport } from "../sheet/sheet";
import { useProblemText } from "../texts/problems";

const Sheet = lazy(() => import("../sheet/Sheet").then((sheet) => ({ default: sheet.Sheet })));

interface Holder {
  customer_number: string;
  last_name: string;
  secret: string;
}

const fields: { name: keyof Holder; autoComplete?: string; inputMode?: "numeric" }[] = [
  { name: "customer_number", inputMode: "numeric" },
  { name: "last_name", autoComplete: "family-name" },
  { name: "secret" },
];

/** Report a reading without signing in, with what stands on the bill. */
export default function PublicReading() {
  const { t } = useTranslation();
  const brand = useBrand();
  const [holder, setHolder] = useState<Holder>({ customer_number: "", last_name: "", secret: "" });
  const [meters, setMeters] = useState<SheetMeter[] | null>(null);
  usePage(t("meters.public.title"));

  const send = async (reports: SheetReport[], key: string) => {
    const answer = await answerOf(
      publicApi.POST("/public/readings", {
        params: { header: { "Idempotency-Key": key } },
        body: { holder: { ...holder, brand: brand.id }, reports },
      }),
    );
    return answer.receipts;
  };

  return (
    <FrontPage>
      <div className={styles.form}>
        <div className={styles.head}>
          <h1 tabIndex={-1}>{t("meters.public.title")}</h1>
          {meters ? null : <p className={styles.text}>{t("meters.public.text")}</p>}
        </div>
        {meters ? (
          <Suspense fallback={<Skeleton height="20rem" />}>
            <Sheet
              meters={meters}
              send={send}
              onward={
                <Button component={Link} to="/sign-in" size="lg">
                  {t("meters.public.to_sign_in")}
                </Button>
              }
            />
          </Suspense>
        ) : (
          <HolderForm holder={holder} onChange={setHolder} onFound={setMeters} />
        )}
      </div>
    </FrontPage>
  );
}

interface HolderFormProps {
  holder: Holder;
  onChange: (holder: Holder) => void;
  onFound: (meters: SheetMeter[]) => void;
}

function HolderForm({ holder, onChange, onFound }: HolderFormProps) {
  const { t } = useTranslation();
  const brand = useBrand();
  const problemText = useProblemText();
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const missing = fields.find(({ name }) => !holder[name].trim());
    if (missing) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${missing.name}]`)?.focus();
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const body = { ...holder, brand: brand.id };
      const found = await answerOf(publicApi.POST("/public/meter-lookups", { body }));
      onFound(
        found.meters.map(({ window_from, window_to, ...meter }) => ({
          ...meter,
          window: { from: window_from, to: window_to },
        })),
      );
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {problem ? (
        <Notice live kind="error">
          <p>{problemText(problem)}</p>
        </Notice>
      ) : null}
      {fields.map(({ name, ...more }) => (
        <TextInput
          key={name}
          name={name}
          label={t(`meters.public.${name}`)}
          description={t(`meters.public.${name}_hint`)}
          spellCheck={false}
          maxLength={name === "last_name" ? 120 : name === "secret" ? 40 : 20}
          value={holder[name]}
          onChange={(event) => onChange({ ...holder, [name]: event.currentTarget.value })}
          error={tried && !holder[name].trim() ? t(`meters.public.${name}_missing`) : null}
          {...more}
        />
      ))}
      <Button type="submit" loading={sending} fullWidth>
        {t("meters.public.continue")}
      </Button>
      <div className={`${styles.links} ${styles.after}`}>
        <Link to="/sign-in">{t("meters.public.sign_in_instead")}</Link>
      </div>
    </form>
  );
}
