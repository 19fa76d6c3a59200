package dev.tweed.linux.route;

import java.util.Optional;

/** What lies between a link as it is and as it should be. */
final class LinkDifference {

  private LinkDifference() {}

  static Optional<Link> missing(Link wanted, Link held) {
    AttributeSet missing =
        wanted.attributes().without(LinkAttributes.NET_NS_FD).notIn(held.attributes());
    if (missing.value(LinkAttributes.LINKINFO) != null) {
      missing = missing.with(LinkAttributes.LINKINFO, wanted.info().notIn(held.info()));
    }
    int wrong = (wanted.flags() ^ held.flags()) & wanted.changeMask();
    return missing.isEmpty() && wrong == 0
        ? Optional.empty()
        : Optional.of(new Link(held.index(), 0, wanted.flags() & wrong, wrong, missing));
  }

  static Link changed(Link held, Link change) {
    AttributeSet attributes =
        held.attributes()
            .overriddenBy(change.attributes().without(LinkAttributes.LINKINFO))
            .withoutDefaults();
    LinkInfo info = held.info().overriddenBy(change.info());
    int flags = held.flags() & ~change.changeMask() | change.flags() & change.changeMask();
    return new Link(
        held.index(),
        held.hardwareType(),
        flags,
        held.changeMask(),
        info.isEmpty() ? attributes : attributes.with(LinkAttributes.LINKINFO, info));
  }
}
