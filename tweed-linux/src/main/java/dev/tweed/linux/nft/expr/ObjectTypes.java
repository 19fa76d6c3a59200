package dev.tweed.linux.nft.expr;

/** The kinds of named objects, {@code NFT_OBJECT_*}. */
public final class ObjectTypes {

  public static final int COUNTER = 1;
  public static final int QUOTA = 2;
  public static final int LIMIT = 4;

  private static final String[] WORDS = {
    "object",
    "counter",
    "quota",
    "ct helper",
    "limit",
    "ct count",
    "tunnel",
    "ct timeout",
    "secmark",
    "ct expectation",
    "synproxy"
  };

  private ObjectTypes() {}

  /** As nft writes it. */
  public static String word(int type) {
    return type > 0 && type < WORDS.length ? WORDS[type] : "object-type-" + type;
  }
}
