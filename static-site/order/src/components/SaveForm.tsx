import { problemText } from "@wattwerk/ui/texts";
import { useRef, useState } from "preact/hooks";
import { useOrder } from "../context";
import { Icon } from "./Icon";
import { Notice } from "./Notice";

const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Keep what is filled in and go on later, on any device: a link comes by mail. */
export function SaveForm() {
  const { funnel, state, brand, t, format } = useOrder();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState("");
  const [sent, setSent] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (state.place === "consumption" || state.place === "done") return null;
  const typed = email || state.draft.email;

  async function submit(event: Event) {
    event.preventDefault();
    if (!address.test(typed.trim())) return setProblem(t("fields.email_invalid"));
    setProblem("");
    const done = await funnel.save(typed.trim());
    if (!done) return setProblem(problemText(t, funnel.state.problem?.code ?? "unknown"));
    setSent(true);
    setOpen(false);
    button.current?.focus();
  }

  return (
    <div class="saving">
      <button
        ref={button}
        class="link"
        type="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          setSent(false);
        }}
      >
        <Icon name="mail" />
        {t("saving.action")}
      </button>
      {open && (
        <form noValidate onSubmit={submit}>
          <p class="small">{t("saving.explanation")}</p>
          <div class="field">
            <label for="order-save">{t("saving.where")}</label>
            <div class="control">
              <input
                id="order-save"
                type="email"
                autocomplete="email"
                maxLength={254}
                value={typed}
                aria-invalid={problem ? "true" : undefined}
                aria-describedby="order-save-fault"
                onInput={(event) => setEmail(event.currentTarget.value)}
              />
            </div>
            <p class="fault" id="order-save-fault" role="alert">
              {problem}
            </p>
          </div>
          <button class="quiet" type="submit" aria-disabled={state.busy}>
            {t("saving.send")}
          </button>
        </form>
      )}
      {sent && state.savedUntil && (
        <Notice kind="success">
          {t("saving.saved", { date: format.date(state.savedUntil.slice(0, 10)), brand: brand.name })}
        </Notice>
      )}
    </div>
  );
}
