"""The S3 store: the contract over real HTTP, and what only a versioned bucket can show."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from adapters.aws_places import new_bucket
from adapters.store_contract import PLAIN, StoreContract
from wirebrief.cloud.aws import connect
from wirebrief.errors import SettingsError
from wirebrief.stores.s3 import S3Store

Aws = Callable[[str], Any]


@pytest.fixture
def bucket(aws: Aws) -> str:
    return new_bucket(aws("s3"))


@pytest.fixture(scope="module")
def short_pages(aws: Aws, aws_url: str) -> Iterator[Any]:
    """A client to which S3 lists ten objects at a time: a page more of them is soon written."""
    s3 = connect("s3", aws("s3").meta.region_name, aws_url)
    s3.meta.events.register("provide-client-params.s3.ListObjectsV2", lambda params, **_: {**params, "MaxKeys": 10})
    yield s3
    s3.close()


class TestS3Store(StoreContract):
    MORE_THAN_ONE_PAGE = 25

    @pytest.fixture
    def store(self, short_pages: Any, bucket: str) -> S3Store:
        return S3Store(short_pages, bucket)


def versions(s3: Any, bucket: str) -> int:
    return len(s3.list_object_versions(Bucket=bucket).get("Versions", ()))


def test_a_put_of_what_is_there_makes_no_new_version(aws: Aws, bucket: str) -> None:
    store = S3Store(aws("s3"), bucket)
    for _ in range(3):
        store.put("briefs/a", b"words", PLAIN)
    assert versions(aws("s3"), bucket) == 1


def test_a_put_of_something_else_keeps_the_old_version_readable(aws: Aws, bucket: str) -> None:
    store = S3Store(aws("s3"), bucket)
    store.put("briefs/a", b"words", PLAIN)
    store.put("briefs/a", b"other words", PLAIN)
    assert store.get("briefs/a") == b"other words"
    assert versions(aws("s3"), bucket) == 2


def test_an_object_that_was_put_by_hand_is_replaced(aws: Aws, bucket: str) -> None:
    aws("s3").put_object(Bucket=bucket, Key="failed/a.json", Body=b"by hand")
    store = S3Store(aws("s3"), bucket)
    store.put("failed/a.json", b"{}", "application/json")
    assert store.get("failed/a.json") == b"{}"


def test_an_object_has_its_media_type(aws: Aws, bucket: str) -> None:
    S3Store(aws("s3"), bucket).put("briefs/a.html", b"<p>", "text/html; charset=utf-8")
    assert aws("s3").head_object(Bucket=bucket, Key="briefs/a.html")["ContentType"] == "text/html; charset=utf-8"


def test_a_bucket_that_is_not_there_is_the_operators_to_mend(aws: Aws) -> None:
    with pytest.raises(SettingsError, match="no-such-bucket"):
        S3Store(aws("s3"), "no-such-bucket").get("briefs/a")
