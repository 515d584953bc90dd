import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";

/** Something that opens in place. */
export function Details({
  title,
  children,
  open,
}: {
  title: string;
  children: ComponentChildren;
  open?: boolean;
}) {
  return (
    <details open={open}>
      <summary>
        {title}
        <Icon name="down" />
      </summary>
      <div class="details-body">{children}</div>
    </details>
  );
}

/** Names and values, in pairs. */
export function Pairs({ pairs }: { pairs: [string, ComponentChildren][] }) {
  return (
    <dl class="pairs">
      {pairs
        .filter(([, value]) => value !== null && value !== "" && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
