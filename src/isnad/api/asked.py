"""What an address asks for where that is more than a few parameters."""

from pydantic import BaseModel, ConfigDict, Field

from isnad.model import StoryOrder, StoryQuery


class StoriesAsked(BaseModel):
    """The parameters of `/api/stories`."""

    model_config = ConfigDict(populate_by_name=True)

    order: StoryOrder = Field(StoryOrder.RANK, description="By weight, or the one with the newest article first.")
    place: str = Field("", description="Only stories that name this place: its key or its name.")
    person: str = Field("", description="Only stories that name this person: the key or the name.")
    section: str = Field("", description="Only stories of which an article stands under this section.")
    publisher: str = Field("", description="Only stories that the publisher with this id tells.")
    conflict: bool = Field(default=False, description="Only stories on whose figures the sources disagree.")
    one_origin: bool = Field(default=False, alias="one-origin", description="Only stories that rest on one origin.")
    least: int = Field(2, ge=1, le=1_000_000, description="Only stories with so many articles or more.")
    limit: int = Field(20, ge=1, le=200, description="How many to give.")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many to pass over.")

    def asked(self) -> StoryQuery:
        """The same as a noun."""
        return StoryQuery(
            self.order,
            self.publisher,
            self.section,
            self.person,
            self.place,
            self.conflict,
            self.one_origin,
            self.least,
            self.limit,
            self.offset,
        )
