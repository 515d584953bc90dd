import type { Effects, Guard, MachineAction } from "@wattwerk/ui/api/models";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

/** A shipped mail or letter by its name, one of the brand's own by the short name that it was given. */
function templateName(t: TFunction, template: string): string {
  if (template.startsWith("own.")) return `„${template.slice(4)}“`;
  return t(`lifecycle.templates.${template}`, { defaultValue: template });
}

/** One action in a sentence, e.g. "Mail: Belieferung hat begonnen". */
export function useActionText() {
  const { t } = useTranslation();
  return (action: MachineAction): string => {
    const kind = t(`lifecycle.actions.${action.kind}`);
    const template = action.template ?? "";
    const name =
      action.kind === "start_check"
        ? action.check === "interface"
          ? (action.interface ?? "")
          : t("lifecycle.checks.blacklist")
        : action.kind === "create_login"
          ? t(action.invitation === false ? "lifecycle.login.silent" : "lifecycle.login.by_mail")
          : template
            ? templateName(t, template)
            : (action.interface ?? "");
    return name ? `${kind}: ${name}` : kind;
  };
}

/** A condition as the API names it, e.g. "document_present:upload", in words. */
export function guardName(t: TFunction, name: string): string {
  const [kind, what] = name.split(":");
  const text = t(`lifecycle.guards.${kind}`, { defaultValue: kind });
  if (!what) return text;
  return `${text}: ${t(`lifecycle.${kind === "role" ? "roles" : "documents"}.${what}`, { defaultValue: what })}`;
}

/** One condition in a sentence. */
export function useGuardText() {
  const { t } = useTranslation();
  return (guard: Guard): string => {
    const text = t(`lifecycle.guards.${guard.kind}`);
    if (guard.document) return `${text}: ${t(`lifecycle.documents.${guard.document}`)}`;
    return guard.role ? `${text}: ${t(`lifecycle.roles.${guard.role}`)}` : text;
  };
}

/** What a change fires, e.g. "1 Mail und 1 Brief werden versandt." */
export function useEffectsText() {
  const { t, i18n } = useTranslation();
  return (effects: Effects): string => {
    const counts = (["mails", "letters", "logins", "calls", "checks"] as const)
      .filter((name) => (effects[name] ?? 0) > 0)
      .map((name) => t(`lifecycle.effects.${name}`, { count: effects[name] ?? 0 }));
    if (counts.length === 0) return t("lifecycle.effects.nothing");
    const list = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(counts);
    return t("lifecycle.effects.fires", { list });
  };
}
