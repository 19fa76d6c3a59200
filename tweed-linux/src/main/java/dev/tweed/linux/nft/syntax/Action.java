package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bitwise;
import dev.tweed.linux.nft.expr.Byteorder;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.CtKey;
import dev.tweed.linux.nft.expr.CtSet;
import dev.tweed.linux.nft.expr.ExthdrOption;
import dev.tweed.linux.nft.expr.ExthdrWrite;
import dev.tweed.linux.nft.expr.Immediate;
import dev.tweed.linux.nft.expr.MetaKey;
import dev.tweed.linux.nft.expr.MetaLoad;
import dev.tweed.linux.nft.expr.MetaSet;
import dev.tweed.linux.nft.expr.Register;
import dev.tweed.linux.nft.expr.RouteLoad;
import java.util.Optional;

/** What rules change about a packet. */
public final class Action {

  private Action() {}

  /** {@code meta mark set}. */
  public static Statement setMark(int mark) {
    return rule -> {
      rule.add(new Immediate(Register.FIRST, Bytes.host32(mark)));
      rule.add(new MetaSet(MetaKey.MARK, Register.FIRST));
    };
  }

  /** {@code meta mark set meta mark | bits}. */
  public static Statement addMark(int bits) {
    return rule -> {
      rule.add(new MetaLoad(MetaKey.MARK, Register.FIRST));
      rule.add(Bitwise.maskXor(Register.FIRST, Bytes.host32(~bits), Bytes.host32(bits)));
      rule.add(new MetaSet(MetaKey.MARK, Register.FIRST));
    };
  }

  /** {@code meta mark set} to what an operand is, such as a hash. */
  public static Statement setMark(Operand<?> value) {
    return rule -> {
      value.load(rule);
      rule.add(new MetaSet(MetaKey.MARK, Register.FIRST));
    };
  }

  /** {@code ct mark set}. */
  public static Statement setConnectionMark(int mark) {
    return rule -> {
      rule.add(new Immediate(Register.FIRST, Bytes.host32(mark)));
      rule.add(new CtSet(CtKey.MARK, Optional.empty(), Register.FIRST));
    };
  }

  /** Lets each step of the packet from here on be told to those who listen for traces. */
  public static Statement trace() {
    return rule -> {
      rule.add(new Immediate(Register.FIRST, Bytes.u8(1)));
      rule.add(new MetaSet(MetaKey.NFTRACE, Register.FIRST));
    };
  }

  /**
   * {@code tcp option maxseg size set rt mtu}: no segment larger than the path takes. Does not
   * match what is not TCP or says nothing of its segments.
   */
  public static Statement clampMssToRoute() {
    return rule -> {
      rule.add(new RouteLoad(RouteLoad.Key.TCPMSS, Register.FIRST));
      rule.add(new Byteorder(Register.FIRST, Register.FIRST, Byteorder.Direction.HTON, 2, 2));
      rule.add(new ExthdrWrite(ExthdrOption.TCP_MSS, Register.FIRST));
    };
  }
}
