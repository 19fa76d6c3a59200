package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.ClusterStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract, kept by a real etcd of one member, without TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEtcd
class EtcdStoreTest extends ClusterStoreContract {

  private EtcdCluster etcd;

  @BeforeAll
  void startEtcd() {
    etcd = EtcdCluster.single();
  }

  @AfterAll
  void stopEtcd() {
    etcd.close();
  }

  @Override
  protected ClusterStore emptyStore() {
    etcd.clear();
    return EtcdStore.open(etcd.options());
  }

  @Override
  protected void pass(Duration time) {
    Pause.of(time);
  }

  @Override
  protected void compact(ClusterStore store) {
    etcd.compact();
  }
}
