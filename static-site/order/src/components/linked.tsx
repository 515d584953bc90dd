/** Text in which web addresses can be followed, in a tab of their own so that the order stays. */
export function linked(text: string) {
  const parts = text.split(/(https?:\/\/[^\s)]*[^\s).,;])/).map((part) =>
    /^https?:\/\//.test(part) ? (
      <a key={part} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
  return <>{parts}</>;
}
