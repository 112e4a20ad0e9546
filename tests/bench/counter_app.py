"""A stock Reflex app, as its tutorial begins: what an answer over the websocket costs without any of ours."""

import reflex as rx


class Counter(rx.State):
    count: int = 0

    @rx.event
    def add(self) -> None:
        self.count += 1


app = rx.App()
app.add_page(lambda: rx.el.button(Counter.count, on_click=Counter.add), route="/")
