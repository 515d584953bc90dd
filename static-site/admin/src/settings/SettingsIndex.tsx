import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import detail from "../detail/Detail.module.css";
import { type Entry, found, useEntries } from "./entries";
import styles from "./SettingsIndex.module.css";

interface SettingsIndexProps {
  /** Addresses of the parts in which the server found something wrong. */
  faulty: ReadonlySet<string>;
  /** Alone on the page, and not beside the part that is open. */
  alone: boolean;
}

/** All parts of the settings by subject; the search also finds what stands inside them. */
export function SettingsIndex({ faulty, alone }: SettingsIndexProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const groups = useEntries()
    .map(({ key, entries }) => ({ key, entries: found(entries, text) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <nav className={styles.index} data-alone={alone} aria-label={t("pages.settings")}>
      <TextInput
        type="search"
        aria-label={t("configuration.search")}
        placeholder={t("configuration.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {groups.map(({ key, entries }) => (
        <Group
          key={key}
          name={t(`configuration.groups.${key}`)}
          entries={entries}
          faulty={faulty}
          onChoice={() => setText("")}
        />
      ))}
      <p role="status" className={detail.muted}>
        {groups.length === 0 && t("configuration.search_nothing")}
      </p>
    </nav>
  );
}

interface GroupProps {
  name: string;
  entries: (Entry & { matches: string[] })[];
  faulty: ReadonlySet<string>;
  onChoice: () => void;
}

function Group({ name, entries, faulty, onChoice }: GroupProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.group}>
      <h2 id={id}>{name}</h2>
      <ul aria-labelledby={id}>
        {entries.map(({ path, label, matches }) => (
          <li key={path}>
            <NavLink to={`/settings/${path}`} end className={styles.link ?? ""} onClick={onChoice}>
              <span>
                {label}
                {faulty.has(path) && (
                  <span className={styles.faulty}>
                    {" •"}
                    <span className="visually-hidden">{t("configuration.faulty")}</span>
                  </span>
                )}
              </span>
              {matches.length > 0 && <span className={detail.muted}>{matches.join(", ")}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
