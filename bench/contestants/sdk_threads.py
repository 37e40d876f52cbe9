"""The bare SDK in threads: the least that anybody would write."""

from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI
from stopwatch import INSTRUCTIONS, MODEL, Ask, race


def prepare(url: str, concurrency: int) -> Ask:
    client = OpenAI(base_url=url, api_key="none")

    def ask(chunk: str) -> str | None:
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": chunk}]
        answer = client.chat.completions.create(model=MODEL, messages=messages)  # type: ignore[arg-type]
        return answer.choices[0].message.content

    def ask_all(chunks: list[str]) -> int:
        with ThreadPoolExecutor(concurrency) as pool:
            return sum(1 for text in pool.map(ask, chunks) if text)

    return ask_all


race(prepare)
