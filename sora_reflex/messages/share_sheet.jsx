// Holds the place of the ways to hand a clip on: what is in it is fetched when somebody first opens it.
import { Suspense, lazy, useState } from "react";
import { Sheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const Share = lazy(() => import("$/public/external/sora_reflex/messages/components/share.jsx").catch(() => ({ default: Away })));

function Away() {
  return <p className="i2">This could not be loaded. Close it and try again.</p>;
}

export function ShareSheet(props) {
  const [card, setCard] = useState(null);
  return (
    <Sheet name="share" title="Share" onOpen={setCard}>
      <Suspense>{card && <Share key={card.id} card={card} {...props} />}</Suspense>
    </Sheet>
  );
}
