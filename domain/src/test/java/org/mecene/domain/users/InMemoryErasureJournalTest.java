package org.mecene.domain.users;

final class InMemoryErasureJournalTest implements ErasureJournalContract {
    private final ErasureJournal journal = new InMemoryErasureJournal();

    @Override
    public ErasureJournal journal() {
        return journal;
    }
}
