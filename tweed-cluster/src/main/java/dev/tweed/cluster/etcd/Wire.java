package dev.tweed.cluster.etcd;

import com.google.protobuf.ByteString;
import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.Entry;
import dev.tweed.cluster.store.StoreEvent;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;
import java.util.List;
import java.util.Optional;

/** The store's words as etcd's messages and back. */
final class Wire {

  private static final ByteString ZERO = ByteString.copyFrom(new byte[] {0});

  private Wire() {}

  static RangeRequest read(String key) {
    return RangeRequest.newBuilder().setKey(bytes(key)).build();
  }

  static RangeRequest list(String prefix) {
    return RangeRequest.newBuilder().setKey(first(prefix)).setRangeEnd(end(prefix)).build();
  }

  /** The entry under the prefix that was written last. */
  static RangeRequest newest(String prefix) {
    return list(prefix).toBuilder()
        .setSortTarget(RangeRequest.SortTarget.MOD)
        .setSortOrder(RangeRequest.SortOrder.DESCEND)
        .setLimit(1)
        .build();
  }

  /** What was at the key when the store had this revision. */
  static RangeRequest readAt(ByteString key, long revision) {
    return RangeRequest.newBuilder().setKey(key).setRevision(revision).build();
  }

  static TxnRequest put(String key, String value, long expectedRevision, long grantId) {
    PutRequest put =
        PutRequest.newBuilder().setKey(bytes(key)).setValue(bytes(value)).setLease(grantId).build();
    return conditional(key, expectedRevision, RequestOp.newBuilder().setRequestPut(put).build());
  }

  static TxnRequest delete(String key, long expectedRevision) {
    DeleteRangeRequest delete = DeleteRangeRequest.newBuilder().setKey(bytes(key)).build();
    return conditional(
        key, expectedRevision, RequestOp.newBuilder().setRequestDeleteRange(delete).build());
  }

  static WatchRequest watch(String prefix, long fromRevision) {
    WatchCreateRequest create =
        WatchCreateRequest.newBuilder()
            .setKey(first(prefix))
            .setRangeEnd(end(prefix))
            .setStartRevision(fromRevision)
            .setProgressNotify(true)
            .build();
    return WatchRequest.newBuilder().setCreateRequest(create).build();
  }

  static Entry entry(KeyValue kv) {
    return new Entry(
        kv.getKey().toStringUtf8(),
        kv.getValue().toStringUtf8(),
        kv.getVersion(),
        kv.getModRevision(),
        kv.getLease());
  }

  static Optional<Entry> onlyEntry(RangeResponse response) {
    return response.getKvsList().stream().findFirst().map(Wire::entry);
  }

  static List<Entry> entries(RangeResponse response) {
    return response.getKvsList().stream().map(Wire::entry).toList();
  }

  static StoreEvent event(Event event) {
    Entry entry = entry(event.getKv());
    return event.getType() == Event.EventType.DELETE
        ? new StoreEvent.Deleted(entry.key(), entry.revision())
        : new StoreEvent.Put(entry);
  }

  /** Does it if the entry is at that revision, else reads the entry. */
  private static TxnRequest conditional(String key, long expectedRevision, RequestOp write) {
    Compare.Builder compare =
        Compare.newBuilder().setKey(bytes(key)).setResult(Compare.CompareResult.EQUAL);
    if (expectedRevision == ClusterStore.ABSENT) {
      compare.setTarget(Compare.CompareTarget.VERSION).setVersion(0);
    } else {
      compare.setTarget(Compare.CompareTarget.MOD).setModRevision(expectedRevision);
    }
    return TxnRequest.newBuilder()
        .addCompare(compare)
        .addSuccess(write)
        .addFailure(RequestOp.newBuilder().setRequestRange(read(key)))
        .build();
  }

  private static ByteString first(String prefix) {
    return prefix.isEmpty() ? ZERO : bytes(prefix);
  }

  /** The first key after all that start with the prefix. UTF-8 has no byte 0xff. */
  private static ByteString end(String prefix) {
    if (prefix.isEmpty()) {
      return ZERO; // etcd: to the last key there is
    }
    byte[] end = bytes(prefix).toByteArray();
    end[end.length - 1]++;
    return ByteString.copyFrom(end);
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
