import type { BlacklistHit } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import detail from "../detail/Detail.module.css";
import styles from "./Blacklist.module.css";

/** Entries that fit somebody: how surely, and by what. */
export function Hits({ hits, counts }: { hits: BlacklistHit[]; counts: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.entry_id} className={styles.hit} data-counts={counts}>
          <p className={styles.hitHead}>
            <Link to={`/blacklist/${hit.entry_id}`}>{hit.label}</Link>
            <strong>{t("blacklist.score", { score: hit.score })}</strong>
          </p>
          <p>
            {t(`blacklist.scopes.${hit.scope}`)}: {hit.reason}
          </p>
          <p className={detail.muted}>
            {hit.evidence
              .map((one) =>
                t("blacklist.evidence", {
                  feature: t(`blacklist.evidence_of.${one.feature}`),
                  similarity: one.similarity,
                  strength: one.strength,
                }),
              )
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
