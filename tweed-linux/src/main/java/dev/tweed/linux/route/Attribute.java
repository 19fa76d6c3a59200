package dev.tweed.linux.route;

import dev.tweed.net.IpAddress;
import dev.tweed.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that messages may carry: everything known about it, in one line of a table.
 *
 * @param <T> what its value is in Java
 */
public final class Attribute<T> {

  private final int type;
  private final String name;
  private final String word;
  private final WireForm<T> form;
  private final @Nullable T absent;

  private Attribute(int type, String name, String word, WireForm<T> form, @Nullable T absent) {
    this.type = type;
    this.name = name;
    this.word = word;
    this.form = form;
    this.absent = absent;
  }

  /**
   * @param word {@code ip}'s word for it; empty for what is only ever read
   */
  static <T> Attribute<T> of(int type, String name, String word, WireForm<T> form) {
    return new Attribute<>(type, name, word, form, null);
  }

  static Attribute<Integer> u8(int type, String name, String word) {
    return of(type, name, word, WireForms.U8);
  }

  static Attribute<Integer> u16(int type, String name, String word) {
    return of(type, name, word, WireForms.U16);
  }

  static Attribute<Integer> u16be(int type, String name, String word) {
    return of(type, name, word, WireForms.U16BE);
  }

  static Attribute<Integer> u32(int type, String name, String word) {
    return of(type, name, word, WireForms.U32);
  }

  static Attribute<String> string(int type, String name, String word) {
    return of(type, name, word, WireForms.STRING);
  }

  static Attribute<MacAddress> mac(int type, String name, String word) {
    return of(type, name, word, WireForms.MAC);
  }

  static Attribute<IpAddress> address(int type, String name, String word) {
    return of(type, name, word, WireForms.ADDRESS);
  }

  static Attribute<Boolean> bool(int type, String name, String word) {
    return of(type, name, word, BooleanForms.BOOL);
  }

  static Attribute<Boolean> flag(int type, String name, String word) {
    return of(type, name, word, BooleanForms.FLAG);
  }

  /** The same, where the kernel leaves the attribute out when it has that value. */
  Attribute<T> absentMeans(T value) {
    return new Attribute<>(type, name, word, form, value);
  }

  /** The number on the wire. */
  public int type() {
    return type;
  }

  /** The name in the C header, such as {@code IFLA_MTU}. */
  public String name() {
    return name;
  }

  String word() {
    return word;
  }

  WireForm<T> form() {
    return form;
  }

  @Nullable T absent() {
    return absent;
  }

  @Override
  public String toString() {
    return name;
  }
}
