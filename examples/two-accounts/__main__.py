"""Shows of two accounts in one stack, each started and stopped with a key of its own account."""

import pulumi

import pulumi_livemedia as livemedia

config = pulumi.Config()

# One provider for each account. Its keys are kept in the state, encrypted. To keep them out of it altogether, name
# profiles instead: livemedia.Provider("news", alicloud_profile="news").
news_account = livemedia.Provider(
    "news",
    alicloud_access_key=config.require_secret("newsAccessKey"),
    alicloud_secret_key=config.require_secret("newsSecretKey"),
)
sports_account = livemedia.Provider(
    "sports",
    alicloud_access_key=config.require_secret("sportsAccessKey"),
    alicloud_secret_key=config.require_secret("sportsSecretKey"),
    alicloud_region="ap-southeast-1",
)

# Protected: `pulumi destroy`, or a deleted line, must not end the news by mistake.
news = livemedia.LiveCaster(
    "evening-news",
    caster_id="80787064-1c94-4dc1-85ce-9409960a0001",
    opts=pulumi.ResourceOptions(provider=news_account, protect=True),
)
sports = livemedia.LiveCaster(
    "match-day",
    caster_id="80787064-1c94-4dc1-85ce-9409960a0002",
    opts=pulumi.ResourceOptions(provider=sports_account),
)

pulumi.export("program_urls", {"news": news.program_url, "sports": sports.program_url})
pulumi.export("accounts", {"news": news.account_id, "sports": sports.account_id})
