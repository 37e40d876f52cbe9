"""LangChain: a chat model and a parser, run as a batch."""

from langchain_core.output_parsers import JsonOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from stopwatch import INSTRUCTIONS, MODEL, Ask, race


def prepare(url: str, concurrency: int) -> Ask:
    prompt = ChatPromptTemplate.from_messages([("system", INSTRUCTIONS), ("human", "{chunk}")])
    chain = prompt | ChatOpenAI(base_url=url, api_key="none", model=MODEL) | JsonOutputParser()

    def ask_all(chunks: list[str]) -> int:
        answers = chain.batch([{"chunk": chunk} for chunk in chunks], config={"max_concurrency": concurrency})
        return sum(1 for answer in answers if answer["summary"])

    return ask_all


race(prepare)
