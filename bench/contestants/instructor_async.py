"""instructor: typed answers over the asynchronous SDK."""

import asyncio

import instructor
from openai import AsyncOpenAI
from pydantic import BaseModel
from stopwatch import INSTRUCTIONS, MODEL, Ask, race


class Statement(BaseModel):
    text: str
    sentences: list[int]


class Draft(BaseModel):
    summary: list[Statement]


def prepare(url: str, concurrency: int) -> Ask:
    client = instructor.from_openai(AsyncOpenAI(base_url=url, api_key="none"), mode=instructor.Mode.JSON)
    gate = asyncio.Semaphore(concurrency)
    loop = asyncio.new_event_loop()

    async def ask(chunk: str) -> Draft:
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": chunk}]
        async with gate:
            return await client.chat.completions.create(model=MODEL, messages=messages, response_model=Draft)

    async def gather(chunks: list[str]) -> list[Draft]:
        return await asyncio.gather(*(ask(chunk) for chunk in chunks))

    return lambda chunks: sum(1 for draft in loop.run_until_complete(gather(chunks)) if draft.summary)


race(prepare)
