package org.mecene.application.platform;

import java.time.InstantSource;
import java.util.List;
import org.mecene.domain.platform.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the work that has fallen due. Any number of nodes may do so at the same time.
public final class RunJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);

    private final List<Job> jobs;
    private final InstantSource clock;

    public RunJobs(List<Job> jobs, InstantSource clock) {
        this.jobs = List.copyOf(jobs);
        this.clock = clock;
    }

    /// Runs a bounded part of every job. A job that fails does not keep the others from running,
    /// and is tried again the next time.
    ///
    /// @return how many things were done; more may be due when it is not 0
    public int handle() {
        var done = 0;
        for (var job : jobs) {
            try {
                done += job.run(clock.instant());
            } catch (RuntimeException failure) {
                LOG.error("Job {} failed and will be tried again", job.name(), failure);
            }
        }
        return done;
    }
}
