package theory

// bounded solves M/M/c/K.
func (s Spec) bounded() Model {
	m := MMcK{Lambda: s.rate(), Mu: 1 / s.Service.Mean, C: s.Servers, Places: s.Places}
	shares := m.Shares()
	lost := shares.At(s.Servers + s.Places)
	k := s.lossy(lost)
	k.Busy, k.Waiting = shares.Busy(s.Servers), shares.Beyond(s.Servers)
	k.Utilisation, k.Inside = k.Busy/float64(s.Servers), k.Waiting+k.Busy
	admitted := float64(k.Busy * m.Mu)
	k.Wait = k.Waiting / admitted
	k.PWait = (shares.From(s.Servers) - lost) / (admitted / m.Lambda)
	k.WaitQuantile = m.waits(shares).quantile
	k.PInside = shares.At
	s.finish(&k)
	source := gross("§2.5")
	if s.Servers == 1 {
		source = kleinrock("§3.6")
	}
	return Model{Source: source, Exact: true, Known: k}
}

// loss solves M/G/c/c, where only the mean of the services matters.
func (s Spec) loss() Model {
	k := s.lossy(ErlangB(s.Servers, float64(s.rate()*s.Service.Mean)))
	k.Wait, k.WaitSD, k.Waiting, k.PWait = 0, 0, 0, 0
	k.Inside = k.Busy
	m := MMcK{Lambda: s.rate(), Mu: 1 / s.Service.Mean, C: s.Servers}
	k.PInside = m.Shares().At
	s.finish(&k)
	return Model{Source: kleinrock("§3.7, Erlang's loss formula"), Exact: true, Known: k}
}

// lossy returns what is known of servers to which so large a share of arrivals doesn't come.
func (s Spec) lossy(lost float64) Known {
	k := unknown()
	k.Offered, k.Lost, k.Left = s.rate(), lost, 0
	k.Load = float64(s.rate() * s.Service.Mean)
	k.Busy = float64(k.Load * (1 - lost))
	k.Utilisation = k.Busy / float64(s.Servers)
	return k
}

// impatient solves M/M/c+M and M/M/c/K+M.
func (s Spec) impatient() Model {
	r := ErlangA{
		Lambda: s.rate(), Mu: 1 / s.Service.Mean, Theta: 1 / s.Patience,
		C: s.Servers, Places: s.places(),
	}.Solve()
	k := s.lossy(r.Lost)
	k.Left, k.LeftWait = r.Left, r.LeftWait
	k.Busy, k.Utilisation = r.Busy, r.Busy/float64(s.Servers)
	k.Waiting, k.Inside = r.Lq, r.L
	k.Wait, k.PWait = r.Wq, r.PWait
	k.PInside = r.At
	s.finish(&k)
	return Model{Source: sourceErlangA, Exact: true, Known: k}
}

// closed solves M/M/c//N.
func (s Spec) closed() Model {
	m := MachineRepair{Nu: 1 / s.Think, Mu: 1 / s.Service.Mean, C: s.Servers, Users: s.Users}
	shares := m.Shares()
	k := unknown()
	k.Busy = shares.Busy(s.Servers)
	k.Utilisation = k.Busy / float64(s.Servers)
	k.Waiting, k.Inside = shares.Beyond(s.Servers), shares.Mean()
	k.Throughput = k.Busy / s.Service.Mean
	k.Offered, k.Lost, k.Left, k.Failed = k.Throughput, 0, 0, 0
	k.Load = k.Busy
	k.Wait, k.PWait = k.Waiting/k.Throughput, m.PWait()
	k.Sojourn = k.Wait + s.Service.Mean
	k.PInside = shares.At
	return Model{Source: kleinrock("§3.8"), Exact: true, Known: k}
}
