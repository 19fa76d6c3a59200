package dev.tweed.linux.nft.syntax;

import dev.tweed.linux.nft.Assembly;
import dev.tweed.linux.nft.KeyType;
import dev.tweed.linux.nft.Statement;
import dev.tweed.linux.nft.expr.Bytes;
import dev.tweed.linux.nft.expr.Cmp;
import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Fib;
import dev.tweed.linux.nft.expr.Hash;
import dev.tweed.linux.nft.expr.Numgen;
import dev.tweed.linux.nft.expr.Protocol;
import dev.tweed.linux.nft.expr.Register;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What rules match on: import these statically and begin typing as for nft. */
public final class Match {

  private static final int RTN_LOCAL = 2;

  private Match() {}

  public static IpHeader ip() {
    return new IpHeader(Protocol.IP);
  }

  public static IpHeader ip6() {
    return new IpHeader(Protocol.IP6);
  }

  public static Ports tcp() {
    return new Ports(Protocol.TCP);
  }

  public static Ports udp() {
    return new Ports(Protocol.UDP);
  }

  /** Ports of whatever transport protocol the rule has matched on. */
  public static Ports th() {
    return new Ports(Protocol.TH);
  }

  public static Meta meta() {
    return new Meta();
  }

  public static Ct ct() {
    return new Ct();
  }

  /** A number from 0 to {@code modulus - 1}, one more each time. */
  public static NumberOperand numgenInc(int modulus) {
    return numgen(Numgen.Kind.INC, modulus);
  }

  /** A random number from 0 to {@code modulus - 1}. */
  public static NumberOperand numgenRandom(int modulus) {
    return numgen(Numgen.Kind.RANDOM, modulus);
  }

  private static NumberOperand numgen(Numgen.Kind kind, int modulus) {
    return new NumberOperand(
        DataType.HOST_INTEGER, 4, (rule, to) -> rule.add(new Numgen(kind, modulus, 0, to)));
  }

  /** A number from 0 to {@code modulus - 1} that is the same for the same operand. */
  public static NumberOperand jhash(Operand<?> of, int modulus, OptionalInt seed) {
    Loader loader =
        new Loader() {
          @Override
          public void require(Assembly rule) {
            of.loader().require(rule);
          }

          @Override
          public void load(Assembly rule, Register to) {
            Register from = to.plus(Register.words(16));
            of.loader().load(rule, from);
            Hash.Of hashed = new Hash.Registers(from, of.type().bytes(), seed);
            rule.add(new Hash(hashed, modulus, 0, to));
          }
        };
    return new NumberOperand(DataType.HOST_INTEGER, 4, loader);
  }

  /** Several operands as one key: {@code ip daddr . tcp dport}. */
  public static Operand<List<Bytes>> concat(Operand<?>... parts) {
    List<Operand<?>> operands = List.of(parts);
    KeyType type =
        KeyType.of(
            operands.stream().map(part -> part.type().parts().getFirst()).toArray(DataType[]::new));
    return new Operand<>(
        type, new Concatenation(operands), values -> type.join(values.toArray(Bytes[]::new)));
  }

  /** Whether the packet's destination is an address of this host. */
  public static Statement toThisHost() {
    return rule -> {
      rule.add(new Fib(Set.of(Fib.By.DADDR), Fib.Result.TYPE, false, Register.FIRST));
      rule.add(new Cmp(Register.FIRST, Cmp.Operator.EQ, Bytes.host32(RTN_LOCAL)));
    };
  }

  /** All of these, one after the other. */
  public static Statement all(Statement... statements) {
    return rule -> Arrays.stream(statements).forEach(each -> each.compile(rule));
  }
}
