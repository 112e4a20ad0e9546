// Holds the place of the comments: what is in them is fetched when somebody first opens them.
import { Suspense, lazy, useCallback, useState } from "react";
import { Sheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const Comments = lazy(() =>
  import("$/public/external/sora_reflex/social/components/comments.jsx").catch(() => ({ default: Away })),
);

function Away() {
  return <p className="i2">The comments could not be loaded. Close this and try again.</p>;
}

export function CommentsSheet({ onOpen, onClose, thread, ...rest }) {
  const [postId, setPostId] = useState("");
  const open = useCallback(
    (detail) => {
      setPostId(detail.post ?? "");
      onOpen?.(detail.post ?? "");
    },
    [onOpen],
  );
  const isCurrent = thread?.post_id === postId;
  const n = isCurrent ? thread.count : 0;
  return (
    <Sheet
      name="comments"
      kind="flank"
      title={n ? `${n.toLocaleString("en")} ${n === 1 ? "comment" : "comments"}` : "Comments"}
      onOpen={open}
      onClose={onClose}
    >
      <Suspense fallback={<div className="comments-room" />}>
        <Comments thread={isCurrent ? thread : {}} postId={postId} {...rest} />
      </Suspense>
    </Sheet>
  );
}
