"""The words by which pages are understood: element names, and the words of classes and ids.

Element names are those of the HTML standard, types those of schema.org. The words of classes and ids were collected
from common content systems (WordPress, Drupal, Arc, Elementor) and the naming habits of news sites.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FURNITURE_ROLES = _set(
    """
    navigation banner contentinfo search menu menubar toolbar dialog alertdialog complementary
    button tablist alert
    """
)
"""ARIA roles of what is not the report."""

FURNITURE_WORDS = _set(
    """
    share sharing sharebar sharebox sharetools sharedaddy social socials addthis addtoany a2a
    related relateds newsletter newsletters signup subscribe subscription subscriptions comments
    commentlist disqus respond replies promo promos promotion advert adverts advertisement
    advertising ad ads adslot adunit adbox advertorial sponsored sponsor sponsors cookie cookies
    consent gdpr onetrust breadcrumb breadcrumbs nav navbar navigation navi menu submenu sidebar
    sidenav footer masthead toolbar tags taglist tagcloud recommended recommendations recirc
    recirculation trending popular outbrain taboola revcontent paywall regwall popup modal login
    pagination pager copyright skiplink topbar ticker donate donation toc hashtags rating
    """
)
"""Words in a class or id of what is not the report, on news sites and in content systems."""

FURNITURE_PAIRS = _set(
    """
    read-more read-next read-also see-also most-read most-popular also-read more-stories more-news
    more-from site-header global-header page-footer site-footer author-bio author-box about-author
    post-meta-tags follow-us sign-up call-to cta-box comment-list comment-form comments-area
    comment-count comments-link latest-news next-article prev-article post-navigation skip-link you-
    may dont-miss jp-relatedposts wm-ipp links-block wp-block-latest widget-area social-links story-links inline-
    related app-download reading-time read-time
    """
)
"""The same, where only two words together say it."""

CAPTION_WORDS = _set(
    """
    caption captions figcaption cutline imagecaption photocaption photo-credit image-credit media-
    credit img-credit picture-credit photo-caption image-caption gallery-caption video-caption wp-
    caption caption-text
    """
)
"""Words in the class of a caption."""

BYLINE_WORDS = _set(
    """
    byline bylines author authors byl writer contributor reporter posted-by article-author
    """
)
"""Words in the class of a byline."""

DATELINE_WORDS = _set(
    """
    dateline date datetime timestamp pubdate published updated entry-date posted-on publish-date
    dtstamp
    """
)
"""Words in the class of a date line."""

PULLED_WORDS = _set(
    """
    pullquote pull-quote pulledquote pullout blockquote-pull quote-pull callout-quote
    pull-quotes pullquotes quote-callout big-quote quote-box quotebox
    """
)
"""Words in the class of a sentence of the report that is set apart a second time."""

ATTRIBUTION_WORDS = _set(
    """
    attribution attributed cite citation source quote-source quote-author quote-attribution quotee speaker author
    byline credit quote-name pullquote-author pullquote-cite
    """
)
"""Words in the class of the line in a quotation that names its source."""

TITLE_WORDS = _set(
    """
    headline title entry-title post-title article-title story-title main-title hed
    """
)
"""Words in the class of a headline."""

SCREEN_READER_WORDS = _set(
    """
    sr-only visually-hidden visuallyhidden screen-reader screen-reader-text offscreen
    """
)
"""Words in the class of text for screen readers only."""

BLOCK_TAGS = _set(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend
    li main menu nav ol p pre search section summary table tbody tfoot thead tr td th ul
    """
)
"""Elements that start and end a line of their own (HTML standard, section 15.3, and what sites style so)."""

UNSHOWN_TAGS = _set(
    """
    head script style template noscript iframe object embed svg canvas audio video select datalist
    textarea noframes map area title meta link
    """
)
"""Elements whose text a browser does not show as text of the page."""

STYLE_TAGS = _set(
    """
    a b big code em font i nobr s small strike strong tt u
    """
)
"""Formatting elements, which the HTML parsing rules reopen in every paragraph."""

CLOSED_FOR_TAGS = _set(
    """
    p li dt dd tr td th option optgroup tbody thead tfoot rp rt area base br col embed hr img input
    link meta param source track wbr colgroup path circle rect use
    """
)
"""Elements without an end tag, or whose end tag may be left out."""

ARTICLE_TYPES = _set(
    """
    newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle asknewsarticle report blogposting liveblogposting
    socialmediaposting scholarlyarticle techarticle advertisercontentarticle
    """
)
"""schema.org types of a report, in lower case."""

NOT_NAMES = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december then now the this that these those a an early
    late mid all contrast default
    """
)
"""Words that follow "By" where it opens a sentence, not a byline."""

ENGLISH_WORDS = _set(
    """
    the and of to that with it his they she which not this were from would will their who but its been
    said there what when where you your about than could should into after has
    """
)
"""The commonest words of written English that other languages hardly have (so not "in", "is", "for", "at", "have")."""
