from tests.support.database import *  # noqa: F403 - fixtures
