package scripting_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"queuesim/engine"
)

// checkResult checks what must hold of the result of any run, reckoned from the result alone: the
// account of items, that of passages, that of times, and that quantiles are in order.
func checkResult(t *testing.T, res *engine.Result) {
	t.Helper()
	balanced(t, res.Total.Counts)
	var produced, taken, attempts, byPriority int64
	for _, p := range res.Producers {
		balanced(t, p.Counts)
		produced += p.Produced
		inOrder(t, p.Sojourn, p.Blocked, p.Behind)
	}
	for _, p := range res.Priorities {
		balanced(t, p.Counts)
		byPriority += p.Produced
		inOrder(t, p.Wait, p.Sojourn)
	}
	for _, q := range res.Queues {
		require.Equal(t, q.Offered, q.Rejected+q.ExpiredBlocked+q.Admitted+q.BlockedNow)
		require.Equal(t, q.Admitted, q.Taken+q.Dropped+q.Expired+q.Reneged+q.WaitingNow)
		taken += q.Taken
		inOrder(t, q.Wait, q.LeftWait, q.Blocked)
	}
	for _, p := range res.Consumers {
		require.Equal(t, p.Attempts, p.Consumed+p.Failed+p.InServiceNow)
		attempts += p.Attempts
		inOrder(t, p.Service)
		if p.Utilisation != nil {
			require.LessOrEqual(t, *p.Utilisation, 1.0)
		}
	}
	require.LessOrEqual(t, res.Total.Goodput, res.Total.Throughput)
	require.Equal(t, res.Total.Produced, produced)
	require.Equal(t, res.Total.Produced, byPriority)
	require.Equal(t, taken, attempts)
	checkAccount(t, res.Account)
}

// balanced checks the account of items.
func balanced(t *testing.T, c engine.Counts) {
	t.Helper()
	fates := c.Consumed + c.Failed + c.Balked + c.Rejected + c.Dropped + c.Expired + c.Reneged
	require.Equal(t, c.Produced, fates+c.Inside)
	for _, n := range []int64{c.Consumed, c.Failed, c.Rejected, c.Dropped, c.Expired, c.Inside} {
		require.GreaterOrEqual(t, n, int64(0))
	}
}

// checkAccount checks that the times of all items are the area under the items inside, to the
// nanosecond.
func checkAccount(t *testing.T, a engine.Account) {
	t.Helper()
	require.Equal(t, a.Sojourn, a.Area)
	var sum engine.ExactSeconds
	for _, part := range []engine.ExactSeconds{a.Blocked, a.Wait, a.LeftWait, a.Service, a.BackOff} {
		sum.Merge(part.Sum)
	}
	require.Equal(t, a.Sojourn, sum)
}

// inOrder checks that the least, the quantiles and the greatest of trends are in order.
func inOrder(t *testing.T, trends ...engine.Trend) {
	t.Helper()
	for _, trend := range trends {
		all := slices.Concat([]engine.Time{trend.Min}, trend.Quantiles[:], []engine.Time{trend.Max})
		require.True(t, slices.IsSorted(all), "%v", all)
		require.False(t, trend.Count > 0 && (trend.Mean < trend.Min.Seconds()*(1-1e-9) ||
			trend.Mean > trend.Max.Seconds()*(1+1e-9)), "%+v", trend)
	}
}
