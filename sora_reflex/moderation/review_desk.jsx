// Holds the place of the operators' pages, which are fetched by those who open them.
import { Suspense, lazy } from "react";

const away = () => ({ default: () => <p className="page i2">This could not be loaded. Load the page again.</p> });
const Desk = lazy(() => import("$/public/external/sora_reflex/moderation/components/desk.jsx").catch(away));
const Tree = lazy(() => import("$/public/external/sora_reflex/moderation/components/invite_tree.jsx").catch(away));

export function ReviewDesk(props) {
  return (
    <Suspense fallback={null}>
      <Desk {...props} />
    </Suspense>
  );
}

export function InviteTree(props) {
  return (
    <Suspense fallback={null}>
      <Tree {...props} />
    </Suspense>
  );
}
