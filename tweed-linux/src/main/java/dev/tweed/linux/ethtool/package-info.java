/** The features of links, as {@code ethtool -k} shows and {@code ethtool -K} sets them. */
@org.jspecify.annotations.NullMarked
package dev.tweed.linux.ethtool;
