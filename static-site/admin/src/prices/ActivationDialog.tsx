import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Language, PriceList } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import detail from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import styles from "./Prices.module.css";
import { germanMoment } from "./values";

interface Properties {
  list: PriceList;
  done: () => Promise<unknown>;
  close: () => void;
}

/** From when a version holds, and what that causes. */
export function ActivationDialog({ list, done, close }: Properties) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const attempt = useRef(new Attempt());
  const [later, setLater] = useState(false);
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const unpriced = useUnpriced(list);
  const commodities = list.commodities.map((name) => t(`commodities.${name}`)).join(", ");

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (later && !from) return;
    setSending(true);
    setProblem(null);
    const body = {
      brand,
      active_from: later ? germanMoment(from) : null,
      active_until: germanMoment(until),
      note: note.trim(),
    };
    try {
      await answerOf(
        api.POST("/staff/price-lists/{price_list_version}/activations", {
          params: {
            path: { price_list_version: list.version },
            header: { "Idempotency-Key": attempt.current.keyFor({ version: list.version, ...body }) },
          },
          body,
        }),
      );
      await done();
      close();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  const fault = (pointer: string) => {
    const found = problem?.errors.find((error) => error.pointer === pointer);
    return found && fieldText(t, found);
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t("prices.activation.title")}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={detail.dialog} noValidate>
        <fieldset className={styles.choices}>
          <legend>{t("prices.activation.when")}</legend>
          {[false, true].map((value) => (
            <label key={String(value)}>
              <input type="radio" name="when" checked={later === value} onChange={() => setLater(value)} />
              {t(value ? "prices.activation.later" : "prices.activation.now")}
            </label>
          ))}
        </fieldset>
        {later && (
          <TextInput
            type="datetime-local"
            label={t("prices.activation.from")}
            description={t("prices.activation.time_zone")}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            error={fault("/active_from") ?? (tried && !from ? t("fields.required") : undefined)}
          />
        )}
        <TextInput
          type="datetime-local"
          label={t("prices.activation.until")}
          description={t("prices.activation.until_hint")}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={fault("/active_until")}
        />
        <TextInput
          label={t("prices.activation.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
        />
        <p>
          {t(later ? "prices.activation.consequence_later" : "prices.activation.consequence_now", {
            commodities,
          })}
        </p>
        {unpriced.length > 0 && (
          <p className={detail.warnings}>
            {t("prices.activation.unpriced", { products: unpriced.join(", ") })}
          </p>
        )}
        {problem && problem.errors.length === 0 && <Notice problem={problem} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" loading={sending}>
            {t("prices.activation.confirm")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Names of tariffs on sale that this version has no price for: once it holds, nobody can order them. */
function useUnpriced({ commodities, products }: PriceList): string[] {
  const { i18n } = useTranslation();
  const { brand } = useBrand();
  const { data } = useQuery({
    queryKey: ["products", brand, "priced"],
    queryFn: () => answerOf(api.GET("/staff/products", { params: { query: { brand } } })),
  });
  return (data?.items ?? [])
    .filter(({ state, commodity }) => state === "on_sale" && commodity && commodities.includes(commodity))
    .filter(({ product_code }) => !(product_code in products))
    .map(({ name }) => name[i18n.language as Language] || name.de);
}
