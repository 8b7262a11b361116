package engine

// hasFunctions tells whether the scenario's author has written a function anywhere.
func (s *Scenario) hasFunctions() bool {
	on := &s.On
	for _, hook := range []Hook{
		on.Start, on.Arrive, on.Begin, on.Complete, on.Retry, on.Leave, on.Stop,
	} {
		if hook != nil {
			return true
		}
	}
	if len(s.At)+len(s.Every) > 0 {
		return true
	}
	for i := range s.Queues {
		if q := &s.Queues[i]; q.Key != nil || isFunc(q.TTL) {
			return true
		}
	}
	for i := range s.Producers {
		if s.Producers[i].hasFunctions() {
			return true
		}
	}
	for i := range s.Consumers {
		if s.Consumers[i].hasFunctions() {
			return true
		}
	}
	return false
}

func (p *Producer) hasFunctions() bool {
	if _, ok := p.Rate.(Varying); ok {
		return true
	}
	return p.Fill != nil || isFunc(p.Interarrival, p.Batch, p.Priority, p.Size, p.Deadline)
}

func (p *Pool) hasFunctions() bool {
	return p.Asked != nil || p.Fails != nil ||
		isFunc(p.Service, p.AttemptTimeout, p.Retry.Backoff.Delay)
}

// isFunc tells whether one of the quantities is a function.
func isFunc(quantities ...Quantity) bool {
	for _, q := range quantities {
		if _, ok := q.(Func); ok {
			return true
		}
	}
	return false
}
