// Holds the place of the comments: what is in them is fetched when somebody first opens them.
import { Suspense, lazy, useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { Sheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const Comments = lazy(() =>
  import("$/public/external/sora_reflex/social/components/comments.jsx").catch(() => ({ default: Away })),
);

function Away() {
  return <p className="i2">The comments could not be loaded. Close this and try again.</p>;
}

export function CommentsSheet({ onOpen, onClose, thread, ...rest }) {
  const [postId, setPostId] = useState("");
  const [focus, setFocus] = useState("");
  const { pathname, search } = useLocation();
  const open = useCallback(
    (detail) => {
      const { post = "", comment = "" } = detail;
      setPostId(post);
      setFocus(comment);
      onOpen?.(post, comment);
    },
    [onOpen],
  );
  // Who is told of a comment is led to it.
  useEffect(() => {
    const comment = new URLSearchParams(search).get("comment");
    if (comment) openSheet("comments", { post: pathname.split("/")[2], comment });
  }, [pathname, search]);
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
        <Comments thread={isCurrent ? thread : {}} postId={postId} focus={focus} {...rest} />
      </Suspense>
    </Sheet>
  );
}
