import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BlacklistEntry, BlockedPerson } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { faultAt, generalProblem } from "../detail/faults";
import { Notice } from "../detail/Notice";
import { useFirstFault } from "../detail/useFirstFault";
import styles from "./Blacklist.module.css";
import { nobody, PersonFields } from "./PersonFields";

export interface Wanted {
  person: BlockedPerson;
  scope: "order" | "processing";
  group_id: string | null;
  reason: string;
  expires_on: string;
}

interface Properties {
  entry?: BlacklistEntry;
  send: (wanted: Wanted) => Promise<unknown>;
}

/** Who is meant, how far it reaches, why and until when. */
export function EntryForm({ entry, send }: Properties) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [wanted, setWanted] = useState<Wanted>(() => ({
    person: entry?.person ?? nobody,
    scope: entry?.scope ?? "order",
    group_id: entry?.group_id ?? null,
    reason: entry?.reason ?? "",
    expires_on: entry?.expires_on ?? inTwoYears(),
  }));
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const groups = useGroups(brand);
  const change = (part: Partial<Wanted>) => setWanted((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      await send(wanted);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  }

  useFirstFault(form, problem);
  const general = generalProblem(problem, ["/person/", "/reason", "/expires_on", "/group_id", "/scope"]);
  return (
    <form ref={form} onSubmit={submit} className={styles.form} noValidate>
      <PersonFields person={wanted.person} change={(person) => change({ person })} problem={problem} />
      {faultAt(t, problem, "/person") && <p role="alert">{faultAt(t, problem, "/person")}</p>}
      <fieldset className={styles.group}>
        <legend>{t("blacklist.effect")}</legend>
        <NativeSelect
          label={t("blacklist.scope")}
          description={t(`blacklist.scope_hints.${wanted.scope}`)}
          value={wanted.scope}
          onChange={(event) => change({ scope: event.currentTarget.value as Wanted["scope"] })}
          data={[
            { value: "order", label: t("blacklist.scopes.order") },
            { value: "processing", label: t("blacklist.scopes.processing") },
          ]}
        />
        <Textarea
          label={t("blacklist.reason")}
          value={wanted.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          error={faultAt(t, problem, "/reason")}
          maxLength={500}
          rows={2}
          required
        />
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={t("blacklist.expires_on")}
            value={wanted.expires_on}
            onChange={(event) => change({ expires_on: event.currentTarget.value })}
            error={faultAt(t, problem, "/expires_on")}
            required
          />
          <NativeSelect
            label={t("blacklist.group")}
            value={wanted.group_id ?? ""}
            onChange={(event) => change({ group_id: event.currentTarget.value || null })}
            error={faultAt(t, problem, "/group_id")}
            data={[
              { value: "", label: t("blacklist.no_group") },
              ...groups.map(({ group_id, name }) => ({ value: group_id, label: name })),
            ]}
          />
        </div>
      </fieldset>
      {general && <Notice problem={general} />}
      <Button type="submit" loading={sending}>
        {t(entry ? "actions.save" : "blacklist.add")}
      </Button>
    </form>
  );
}

/** The groups of a brand by name. */
export function useGroups(brand: string) {
  const groups = useQuery({
    queryKey: ["blacklist-groups", brand],
    queryFn: () => answerOf(api.GET("/staff/blacklist-groups", { params: { query: { brand } } })),
  });
  return groups.data?.items ?? [];
}

function inTwoYears(): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() + 2);
  return day.toISOString().slice(0, 10);
}
