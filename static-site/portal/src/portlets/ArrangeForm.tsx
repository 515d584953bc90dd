import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { PortletPlace } from "@wattwerk/ui/api/models";
import { changed, moved, type PortletPage, portlets, widths } from "@wattwerk/ui/portlets";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../api/queries";
import { Failure } from "../components/Failure";
import { useCustomerChoice } from "../session/CustomerChoice";
import { customerApi } from "../session/connection";
import styles from "./ArrangeForm.module.css";
import { usePlaces } from "./usePlaces";

interface ArrangeFormProps {
  page: PortletPage;
  close: () => void;
}

/** One line per portlet: whether it is there, how wide it is, earlier or later. */
export default function ArrangeForm({ page, close }: ArrangeFormProps) {
  const { t } = useTranslation();
  const [places, setPlaces] = useState(usePlaces(page));
  const [said, setSaid] = useState("");
  const keep = useKeep(page, close);
  const name = (id: string) => t(portlets[page].find((kind) => kind.id === id)?.title ?? id);

  function move(portlet: string, step: -1 | 1) {
    const next = moved(places, portlet, step);
    setPlaces(next);
    const position = next.findIndex((place) => place.portlet === portlet) + 1;
    setSaid(t("settings.arrange.moved", { name: name(portlet), position, count: next.length }));
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(places);
      }}
    >
      <p className={styles.hint}>{t("settings.arrange.introduction")}</p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol className={styles.places}>
        {places.map(({ portlet, shown, columns }, index) => (
          <li key={portlet} className={styles.place} data-shown={shown}>
            <label className={styles.name}>
              <input
                type="checkbox"
                checked={shown}
                onChange={(event) =>
                  setPlaces(changed(places, portlet, { shown: event.currentTarget.checked }))
                }
              />
              {name(portlet)}
            </label>
            <select
              aria-label={t("settings.arrange.width_of", { name: name(portlet) })}
              value={columns}
              onChange={(event) =>
                setPlaces(changed(places, portlet, { columns: Number(event.currentTarget.value) }))
              }
            >
              {[...new Set([...widths, columns])].map((width) => (
                <option key={width} value={width}>
                  {t("settings.arrange.width", { columns: width })}
                </option>
              ))}
            </select>
            <button
              type="button"
              disabled={index === 0}
              aria-label={t("settings.arrange.earlier", { name: name(portlet) })}
              onClick={() => move(portlet, -1)}
            >
              <IconArrowUp size={20} aria-hidden="true" />
            </button>
            <button
              type="button"
              disabled={index === places.length - 1}
              aria-label={t("settings.arrange.later", { name: name(portlet) })}
              onClick={() => move(portlet, 1)}
            >
              <IconArrowDown size={20} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      {keep.error ? <Failure error={keep.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" loading={keep.isPending}>
          {t("actions.save")}
        </Button>
        <Button variant="subtle" disabled={keep.isPending} onClick={() => keep.mutate([])}>
          {t("settings.arrange.restore")}
        </Button>
      </div>
    </form>
  );
}

function useKeep(page: PortletPage, close: () => void) {
  const queries = useQueryClient();
  const { customerNumber } = useCustomerChoice();
  return useMutation({
    mutationFn: (places: PortletPlace[]) =>
      answerOf(
        customerApi.PUT("/portal/arrangements/{page}", {
          params: { path: { page } },
          headers: customerHeader(customerNumber),
          body: { places },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["dashboard", customerNumber] });
      close();
    },
  });
}
