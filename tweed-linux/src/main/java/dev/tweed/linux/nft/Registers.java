package dev.tweed.linux.nft;

import dev.tweed.linux.nft.expr.DataType;
import dev.tweed.linux.nft.expr.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registers while a rule is read. */
final class Registers {

  private final @Nullable Symbol[] symbols = new Symbol[Register.WORDS];
  private final boolean[] used = new boolean[Register.WORDS];

  void put(Register register, Symbol symbol) {
    if (register.word() >= 0) {
      symbols[register.word()] = symbol;
      used[register.word()] = false;
    }
  }

  /** What begins at that register; its number when nothing is known of it. */
  Symbol at(@Nullable Register register) {
    Symbol symbol = find(register);
    return symbol != null
        ? symbol
        : new Symbol.Loaded(String.valueOf(register), DataType.INVALID, 0);
  }

  @Nullable Symbol find(@Nullable Register register) {
    if (register == null || register.word() < 0) {
      return null;
    }
    used[register.word()] = true;
    return symbols[register.word()];
  }

  /** Forgets what was looked up: only what the map gave is of use from here on. */
  void replaceUsed(Register register, Symbol symbol) {
    for (int word = register.word(); word >= 0 && word < symbols.length && used[word]; word++) {
      symbols[word] = null;
    }
    put(register, symbol);
  }

  /**
   * What begins at that register and follows it without a gap.
   *
   * @param bytes how many at most; 0 when not known: all that nobody used yet
   */
  List<Symbol> from(Register register, int bytes) {
    List<Symbol> found = new ArrayList<>();
    int word = register.word();
    int last = bytes == 0 ? Register.WORDS : word + Register.words(bytes);
    while (word >= 0 && word < Math.min(last, Register.WORDS)) {
      Symbol symbol = symbols[word];
      if (symbol == null || used[word] && !found.isEmpty()) {
        break;
      }
      found.add(symbol);
      int end = word + Math.max(1, Register.words(symbol.bytes()));
      Arrays.fill(used, word, Math.min(end, used.length), true);
      word = end;
    }
    return found;
  }
}
