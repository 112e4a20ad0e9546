// Holds the place of the sheets about a clip and its people: they are fetched when the first of them is asked for.
import { Suspense, lazy, useEffect, useState } from "react";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";

const NAMES = ["post", "keys", "person-acts"];

const Sheets = lazy(() =>
  import("$/public/external/sora_reflex/feed/components/post_menu.jsx").catch(() => {
    tell("That could not be loaded. Load the page again.");
    return { default: () => null };
  }),
);

export function PostSheets(props) {
  const [asked, setAsked] = useState(null);
  useEffect(() => {
    if (asked) return undefined;
    const asks = NAMES.map((name) => [`sheet:${name}`, (event) => setAsked({ name, detail: event.detail })]);
    asks.forEach(([name, ask]) => window.addEventListener(name, ask));
    return () => asks.forEach(([name, ask]) => window.removeEventListener(name, ask));
  }, [asked]);
  return (
    asked && (
      <Suspense fallback={null}>
        <Sheets first={asked} {...props} />
      </Suspense>
    )
  );
}
